using System.Globalization;
using System.Text.RegularExpressions;
using Lukhas.Sim.TestKit;

namespace Lukhas.Sim.Core.Tests.Architecture;

/// <summary>What docs/security.md says is tested is tested: each test that it names is in the sources of the tests.</summary>
public sealed partial class SecurityDocTests
{
    private static readonly string Doc = File.ReadAllText(Checkout.PathOf("docs", "security.md"));

    private static readonly string[] Sources = [.. Directory
        .EnumerateFiles(Checkout.PathOf("tests"), "*.cs", SearchOption.AllDirectories)
        .Select(File.ReadAllText)];

    [Fact]
    public void EveryTestThatIsNamed_IsThere()
    {
        var named = Named().Matches(Doc);

        Assert.NotEmpty(named);
        Assert.All(named, test => Assert.True(IsThere(test.Groups["class"].Value, test.Groups["method"].Value), $"There is no {test.Value}."));
    }

    [Fact]
    public void EveryPromiseInATable_NamesATestOrSaysThatThereIsNone() =>
        Assert.All(
            Promise().Matches(Doc),
            row => Assert.True(Named().IsMatch(row.Value) || row.Value.Contains("no test", StringComparison.Ordinal), row.Value));

    [Fact]
    public void EveryRiskOfTheTopTen_HasItsRow() =>
        Assert.Equal(Enumerable.Range(1, 10), Risk().Matches(Doc).Select(risk => int.Parse(risk.Groups[1].ValueSpan, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("SecurityDocTests", "EveryTestThatIsNamed_IsThere", true)]
    [InlineData("SecurityDocTests", "", true)]
    [InlineData("SecurityDocTests", "EveryTestThatIsNamed_IsNotThere", false)]
    [InlineData("NoSuchTests", "", false)]
    public void IsThere_TellsATestFromNone(string type, string method, bool expected) => Assert.Equal(expected, IsThere(type, method));

    private static bool IsThere(string type, string method) => Array.Exists(
        Sources,
        source => Regex.IsMatch(source, $@"^\s*(public|internal) [a-z ]*class {type}\b", RegexOptions.Multiline)
            && (method.Length == 0 || Regex.IsMatch(source, $@"^\s*public [\w ]*(void|Task) {method}\(", RegexOptions.Multiline)));

    [GeneratedRegex(@"`(?<class>[A-Z]\w*(Tests|Properties|Contract))(\.(?<method>\w+))?`")]
    private static partial Regex Named();

    // The rows of every table that has a column of tests.
    [GeneratedRegex(@"(?<=\| test \|\n\|[-|]+\n(\|.*\n)*)\|.*(?=\n)")]
    private static partial Regex Promise();

    [GeneratedRegex(@"^\| API(\d+):2023 ", RegexOptions.Multiline)]
    private static partial Regex Risk();
}
