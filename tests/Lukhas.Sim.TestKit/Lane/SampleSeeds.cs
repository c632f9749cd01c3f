namespace Lukhas.Sim.TestKit.Lane;

/// <summary>Seeds as a caller sends them.</summary>
public static class SampleSeeds
{
    /// <summary>A plan of three steps with a risk, rehearsed only as often as a test needs.</summary>
    public const string Small = """
        {
          "goal": "Open the second bakery by spring",
          "plan": {
            "unit": "days", "deadline": 40,
            "steps": [
              {"id": "lease", "duration": {"min": 3, "mode": 5, "max": 14}, "verify": "signed by both sides"},
              {"id": "oven", "after": ["lease"], "duration": {"min": 10, "mode": 14, "max": 30}},
              {"id": "staff", "after": ["lease"], "duration": {"min": 8, "mode": 12, "max": 21}}
            ],
            "risks": [{"id": "late-oven", "title": "The oven comes late", "probability": 0.3, "steps": ["oven"], "delay": 10}]
          },
          "ul_tags": ["ΛPLAN"],
          "constraints": {"budgets": {"rollouts": 500}}
        }
        """;

    /// <summary>What policy denies.</summary>
    public const string Denied = """{"goal": "Delete everything in the archive"}""";

    /// <summary>What policy asks a step-up for.</summary>
    public const string HighImpact = """{"goal": "Move the service to production", "constraints": {"budgets": {"rollouts": 100}}}""";
}
