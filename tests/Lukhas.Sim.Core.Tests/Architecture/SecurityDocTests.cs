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

    [Theory]
    [InlineData("[Fact]", true)]
    [InlineData("[Fact(Timeout = 1000)]", true)]
    [InlineData("[Theory]\n    [InlineData(1)]\n    [InlineData(\n        2)]", true)]
    [InlineData("[Fact(Skip = \"flaky\")]", false)]
    [InlineData("[Theory(\n        Skip = \"flaky\")]\n    [InlineData(1)]", false)]
    [InlineData("[Theory]\n    [InlineData(1, Skip = \"flaky\")]", false)]
    [InlineData("[Obsolete]", false)]
    [InlineData("", false)]
    [InlineData("[Fact]\n    public void Another()\n    {\n    }\n", false)]
    public void Declares_TellsATestThatRunsFromOneThatDoesNot(string attributes, bool expected)
    {
        var source = $"public sealed class SomeTests\n{{\n    {attributes}\n    public async Task Some_Test()\n";

        Assert.Equal(expected, Declares(source, "SomeTests", "Some_Test"));
    }

    private static bool IsThere(string type, string method) => Array.Exists(Sources, source => Declares(source, type, method));

    private static bool Declares(string source, string type, string method) =>
        Regex.IsMatch(source, $@"^\s*(public|internal) [a-z ]*class {type}\b", RegexOptions.Multiline)
        && (method.Length == 0 || Runs(AttributesOf(source, method)));

    // What stands between an empty line, or another public member, and the method.
    private static string AttributesOf(string source, string method) =>
        Regex.Match(source, $@"^(( *(?!public )\S.*\n)+) *public [\w ]*(void|Task) {method}\(", RegexOptions.Multiline).Groups[1].Value;

    private static bool Runs(string attributes) => Test().IsMatch(attributes) && !Skipped().IsMatch(attributes);

    [GeneratedRegex(@"`(?<class>[A-Z]\w*(Tests|Properties|Contract))(\.(?<method>\w+))?`")]
    private static partial Regex Named();

    [GeneratedRegex(@"\[(Fact|Theory)\b")]
    private static partial Regex Test();

    [GeneratedRegex(@"\bSkip =")]
    private static partial Regex Skipped();

    // The rows of every table that has a column of tests.
    [GeneratedRegex(@"(?<=\| test \|\n\|[-|]+\n(\|.*\n)*)\|.*(?=\n)")]
    private static partial Regex Promise();

    [GeneratedRegex(@"^\| API(\d+):2023 ", RegexOptions.Multiline)]
    private static partial Regex Risk();
}
