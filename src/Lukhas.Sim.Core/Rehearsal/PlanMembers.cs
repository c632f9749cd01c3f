namespace Lukhas.Sim.Core.Rehearsal;

/// <summary>The names of a plan's members in JSON.</summary>
internal static class PlanMembers
{
    public const string Unit = "unit";
    public const string Deadline = "deadline";
    public const string Budget = "budget";
    public const string Steps = "steps";
    public const string Risks = "risks";
    public const string Id = "id";
    public const string Title = "title";
    public const string After = "after";
    public const string Duration = "duration";
    public const string Cost = "cost";
    public const string Success = "success";
    public const string Retries = "retries";
    public const string Verify = "verify";
    public const string Probability = "probability";
    public const string Delay = "delay";
    public const string Fatal = "fatal";
    public const string Mitigation = "mitigation";
    public const string Min = "min";
    public const string Mode = "mode";
    public const string Max = "max";

    public static readonly string[] OfPlan = [Unit, Deadline, Budget, Steps, Risks];
    public static readonly string[] OfStep = [Id, Title, After, Duration, Cost, Success, Retries, Verify];
    public static readonly string[] OfRisk = [Id, Title, Probability, Steps, Delay, Cost, Fatal, Mitigation];
    public static readonly string[] OfEstimate = [Min, Mode, Max];
}
