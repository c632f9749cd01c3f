using System.Text.Json.Nodes;

namespace Lukhas.Sim.Http.Tests.Http;

/// <summary>Seeds as tests send them.</summary>
internal static class TestSeeds
{
    /// <summary>Harmless, and quick to rehearse.</summary>
    public const string Plain = """{"goal":"Paint the garden fence before the summer party","constraints":{"budgets":{"rollouts":100,"seconds":1}}}""";

    /// <summary>Denied as destructive.</summary>
    public const string Destructive = """{"goal":"Delete all customer records"}""";

    /// <summary>Asks for a step-up.</summary>
    public const string HighImpact = """{"goal":"Roll the new version out to production","constraints":{"budgets":{"rollouts":100,"seconds":1}}}""";

    /// <summary>Rehearses for some seconds.</summary>
    public const string Slow =
        """{"goal":"Paint the garden fence before the summer party, then plan the party","constraints":{"budgets":{"rollouts":1000000,"seconds":4}}}""";

    public static string WithGoal(string goal) => new JsonObject { ["goal"] = goal }.ToJsonString();
}
