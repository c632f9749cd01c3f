using System.Text.Json;
using Spectre.Console;

namespace Lukhas.Sim.Cli.Rendering;

/// <summary>Tells how the kill switch stands.</summary>
internal static class SwitchPage
{
    public static void Write(IAnsiConsole console, JsonElement state)
    {
        var whose = state.GetProperty("tenant").GetString() is { } tenant ? $"tenant {SafeText.Line(tenant)}" : "all tenants";
        var how = state.GetProperty("enabled").GetBoolean() ? "on" : "off";
        new Page(console, console.Profile.Width - Page.Margin).Write(new Text($"The lane is {how} for {whose}."));
    }
}
