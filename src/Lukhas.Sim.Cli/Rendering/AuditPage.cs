using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lukhas.Sim.Core.Audit;

namespace Lukhas.Sim.Cli.Rendering;

/// <summary>What a verification of the audit found: a line for every chain and a line for every problem, or one JSON object.</summary>
/// <param name="terminal">Where it is told.</param>
/// <param name="json">Whether it is told to a program.</param>
internal sealed class AuditPage(Terminal terminal, bool json)
{
    private readonly JsonArray _chains = [];
    private int _broken;

    /// <summary>Adds what was found in one chain.</summary>
    public void Add(string place, AuditReport report)
    {
        if (report.Problems.Count > 0)
            _broken++;
        _chains.Add(Json(place, report));
        if (json)
            return;
        if (report.Problems is [{ Kind: AuditProblemKind.NotAChain } none])
        {
            Line($"{place}: NOT A CHAIN. {none.Message}");
            return;
        }

        var verdict = report.IsEmpty ? "EMPTY" : report.Problems.Count == 0 ? "ok" : "NOT AS WRITTEN";
        Line(string.Create(CultureInfo.InvariantCulture, $"{place}: {verdict}, {report.Records} records, last hash {report.LastHash ?? "none"}"));
        foreach (var problem in report.Problems)
            Line($"  {problem.Message}");
    }

    /// <summary>Tells the end.</summary>
    /// <returns>Whether there were chains and all of them are as they were written.</returns>
    public bool Close()
    {
        if (json)
            terminal.Output.WriteLine(new JsonObject { ["ok"] = _broken == 0 && _chains.Count > 0, ["chains"] = _chains }.ToJsonString());
        else if (_chains.Count == 0)
            Line("There are no chains.");
        return _broken == 0 && _chains.Count > 0;
    }

    private static JsonObject Json(string place, AuditReport report) => new()
    {
        ["place"] = place,
        ["chain"] = report.Name?.ToString(),
        ["records"] = report.Records,
        ["empty"] = report.IsEmpty,
        ["last_hash"] = report.LastHash,
        ["problems"] = new JsonArray([.. report.Problems.Select(problem => new JsonObject
        {
            ["kind"] = JsonNamingPolicy.SnakeCaseLower.ConvertName(problem.Kind.ToString()),
            ["first"] = problem.First,
            ["last"] = problem.Last,
            ["message"] = problem.Message,
        })]),
    };

    // A hash must stay on one line, for who looks for it.
    private void Line(string text) => terminal.Output.WriteLine(text.StartsWith(' ') ? $"  {SafeText.Line(text.TrimStart())}" : SafeText.Line(text));
}
