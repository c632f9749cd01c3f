using System.Globalization;
using System.Text;
using CsCheck;

namespace Lukhas.Sim.Http.Tests.Fuzzing;

/// <summary>Generates seeds that are valid, with plans whose numbers are at the ends of what is.</summary>
internal static class ExtremePlans
{
    private const double Largest = 1e15;
    private const int Few = 8;
    private const int Most = 256;
    private const int MostPredecessors = 32;

    private static readonly Gen<double> Amount = Gen.OneOf(
        Among(0, 0, Largest, Largest, Math.BitDecrement(Largest), double.Epsilon, 1e-300, 1e-9, 0.1, 1),
        Gen.Double[0, 10],
        Gen.Double[0, Largest]);

    private static readonly Gen<string> Estimate = Gen.OneOf(
        Amount.Select(Number),
        Amount.Array[3].Select(values => Range([.. values.Order()])),
        Amount.Select(value => Math.Min(value, Largest / 2)).Select(value => Range([value, Math.BitIncrement(value), value + Math.Max(value * 1e-15, 1e-15)])),
        Among(Range([0, 0, Largest]), Range([0, Largest, Largest]), Range([Largest, Largest, Largest]), Range([0, double.Epsilon, Largest])));

    private static readonly Gen<string> Probability = Among(0, 0, 1, 1, double.Epsilon, Math.BitDecrement(1), 0.5, 1e-9).Select(Number);

    // Retries to the limit in every step of a long plan would test no more, and take seconds.
    private static readonly Gen<(int Steps, int Retries)> Size = Gen.Frequency(
        (32, Gen.Select(Gen.Int[1, Few], Among(0, 1, 100))),
        (1, Gen.Select(Gen.OneOf(Gen.Int[Few, Most], Gen.Const(Most)), Among(0, 1))));

    private static readonly Gen<string> Limits = Gen.Select(Amount.Nullable(), Amount.Nullable(), (deadline, budget) =>
        (deadline is { } latest ? $"\"deadline\":{Number(latest)}," : "") + (budget is { } highest ? $"\"budget\":{Number(highest)}," : ""));

    /// <summary>Seeds that schedule accepts.</summary>
    public static Gen<byte[]> Seeds { get; } =
        from size in Size
        from limits in Limits
        from steps in Step(size.Retries).Array[size.Steps]
        from risks in Risk(size.Steps).Array[0, 4]
        select Encoding.UTF8.GetBytes(
            $$"""{"goal":"Plant a tree","constraints":{"budgets":{"rollouts":100,"seconds":1} },"plan":{{{limits}}"steps":[{{Objects(steps)}}],"risks":[{{Objects(risks)}}]} }""");

    private static Gen<Func<int, string>> Step(int retries) =>
        Gen.Select(Estimate, Estimate, Probability, Gen.Int[0, MostPredecessors], Gen.Int[1, 4], (duration, cost, success, after, apart) =>
            (Func<int, string>)(index =>
                $$"""{"id":"s{{index}}","after":[{{Predecessors(index, after, apart)}}],"duration":{{duration}},"cost":{{cost}},"success":{{success}},"retries":{{retries}}}"""));

    private static Gen<Func<int, string>> Risk(int steps) =>
        Gen.Select(Probability, Estimate, Estimate, Gen.Int[-1, steps - 1], Gen.Bool, (probability, delay, cost, step, fatal) =>
            (Func<int, string>)(index =>
                $$"""{"id":"r{{index}}","probability":{{probability}},"steps":[{{(step < 0 ? "" : $"\"s{step}\"")}}],"delay":{{delay}},"cost":{{cost}},"fatal":{{(fatal ? "true" : "false")}}}"""));

    private static string Predecessors(int index, int count, int apart) =>
        string.Join(',', Enumerable.Range(1, count).Select(back => index - (back * apart)).Where(before => before >= 0).Take(Few).Select(before => $"\"s{before}\""));

    private static string Objects(Func<int, string>[] objects) => string.Join(',', objects.Select((write, index) => write(index)));

    private static string Range(double[] values) => $$"""{"min":{{Number(values[0])}},"mode":{{Number(values[1])}},"max":{{Number(values[2])}}}""";

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static Gen<T> Among<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);
}
