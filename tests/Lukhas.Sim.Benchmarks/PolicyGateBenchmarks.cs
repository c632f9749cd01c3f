using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Lukhas.Sim.Core.Policy;

namespace Lukhas.Sim.Benchmarks;

/// <summary>What the policy gate costs: once at a start, and for each seed.</summary>
[MemoryDiagnoser]
public class PolicyGateBenchmarks
{
    private readonly PolicyDocument _policy = PolicyDocument.Default;
    private readonly PolicyGate _gate = new(PolicyDocument.Default);
    private readonly JsonElement _goal = Goal("Plan the launch of the spring catalogue with all departments");
    private readonly JsonElement _long = Goal(string.Concat(Enumerable.Repeat("write the plan, then review each step with the team. ", 150)));

    [Benchmark]
    public PolicyGate Build() => new(_policy);

    [Benchmark]
    public PolicyDecision Decide() => _gate.Decide(_goal);

    [Benchmark]
    public PolicyDecision DecideLong() => _gate.Decide(_long);

    private static JsonElement Goal(string goal) => JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["goal"] = goal });
}
