using System.Globalization;

namespace Lukhas.Sim.TestKit.Fuzzing;

/// <summary>
/// How long the fuzzing suites run. Each property has a short run of its own; <c>SIM_FUZZ_ITERATIONS</c> tells all of them another
/// number of inputs, and <c>SIM_FUZZ_SECONDS</c> a time instead, which <c>eng/fuzz</c> does.
/// </summary>
public static class FuzzRun
{
    /// <summary>Seconds that each property runs for; −1, which CsCheck takes for none, when it runs for a number of inputs.</summary>
    public static int Seconds { get; } = (int)(Read("SIM_FUZZ_SECONDS") ?? -1);

    private static long? Asked { get; } = Read("SIM_FUZZ_ITERATIONS");

    /// <summary>Inputs that a property tries where no time is told.</summary>
    /// <param name="usual">Its short run.</param>
    public static long Iterations(long usual) => Asked ?? usual;

    private static long? Read(string name)
    {
        if (Environment.GetEnvironmentVariable(name) is not { Length: > 0 } text)
            return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new FormatException($"{name} must be a whole number above 0.");
    }
}
