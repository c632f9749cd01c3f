using System.Text.Json.Nodes;
using Lukhas.Sim.Cli.Hosting;
using Spectre.Console;

namespace Lukhas.Sim.Cli.Rendering;

/// <summary>How to call a lane that has just begun to serve.</summary>
internal static class ServePage
{
    public static string Json(string url) => new JsonObject { ["url"] = url }.ToJsonString();

    public static void Write(IAnsiConsole console, string url)
    {
        var port = new Uri(url).Port;
        var option = port == EmbeddedHostOptions.DefaultPort ? "" : $" --url {url}";
        console.Write(new Text($"The simulation lane serves at {url}", Palette.Heading));
        console.WriteLine();
        console.WriteLine("Everything is kept in memory unless settings say otherwise. Ctrl-C stops it.");
        console.WriteLine();
        Example(
            "In another terminal, at the root of the repository:",
            "alias lukhas-sim='dotnet run --project src/Lukhas.Sim.Cli --'",
            $"lukhas-sim schedule examples/release.json{option}",
            $"lukhas-sim collect <job-id>{option}");
        Example(
            "Or with curl:",
            "TOKEN=$(lukhas-sim token)",
            $"curl -s {url}/api/simulations -H \"Authorization: Bearer $TOKEN\" -H 'Content-Type: application/json' -d @examples/release.json",
            $"curl -s -X POST {url}/api/simulations/<job-id>/collect -H \"Authorization: Bearer $TOKEN\"");
        Example("The API in full:", $"{url}/api/openapi.json");

        void Example(string heading, params IEnumerable<string> lines)
        {
            console.Write(new Text(heading, Palette.Quiet));
            console.WriteLine();

            // Written past the width on purpose: a command that is broken up cannot be copied.
            foreach (var line in lines)
                console.Profile.Out.Writer.WriteLine($"  {line}");
            console.WriteLine();
        }
    }
}
