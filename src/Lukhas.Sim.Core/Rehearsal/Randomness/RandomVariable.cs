namespace Lukhas.Sim.Core.Rehearsal.Randomness;

/// <summary>
/// The number <em>j</em> of a random variable of a rollout. A step's or a risk's variables have fixed numbers, whatever the rest of
/// the plan is; a repeated attempt keeps the numbers and is told apart by its own counter word.
/// </summary>
/// <param name="Number">The variable's number.</param>
internal readonly record struct RandomVariable(uint Number)
{
    private const uint PerSubject = 4;
    private const uint FirstRisk = 1024;

    /// <summary>What is systemic in a rollout.</summary>
    public static RandomVariable Systemic { get; } = new(4096);

    /// <summary>How long an attempt at a step takes.</summary>
    public static RandomVariable Duration(int step) => new((uint)step * PerSubject);

    /// <summary>What an attempt at a step costs.</summary>
    public static RandomVariable Cost(int step) => new(((uint)step * PerSubject) + 1);

    /// <summary>Whether an attempt at a step succeeds.</summary>
    public static RandomVariable Success(int step) => new(((uint)step * PerSubject) + 2);

    /// <summary>Whether a risk strikes.</summary>
    public static RandomVariable Strike(int risk) => new(FirstRisk + ((uint)risk * PerSubject));

    /// <summary>The delay a risk brings.</summary>
    public static RandomVariable Delay(int risk) => new(FirstRisk + ((uint)risk * PerSubject) + 1);

    /// <summary>The cost a risk brings.</summary>
    public static RandomVariable RiskCost(int risk) => new(FirstRisk + ((uint)risk * PerSubject) + 2);
}
