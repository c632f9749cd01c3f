using System.Text;
using CsCheck;
using Lukhas.Sim.Core.Audit;
using Lukhas.Sim.TestKit.Audit;

namespace Lukhas.Sim.Core.Tests.Audit;

/// <summary>Whatever single thing is done to a chain, the record that it was done to is named.</summary>
public sealed class AuditVerifierTests
{
    private static readonly Gen<AuditRecord[]> Records = AuditRecordGen.Any.Array[2, 12];

    [Fact]
    public Task Verify_WhenNothingWasDone_FindsNothing() => AuditRecordGen.Any.Array[0, 12].SampleAsync(async records =>
    {
        var report = await ChainText.VerifyAsync(ChainText.Lines(records));

        Assert.Empty(report.Problems);
        Assert.Equal(records.Length, report.Records);
    });

    [Fact]
    public Task Verify_WhenAByteWasChanged_NamesTheRecord() =>
        Gen.Select(AuditRecordGen.Any.Array[3, 12], Gen.Int[0, int.MaxValue], Gen.Int[0, int.MaxValue], Gen.Byte[1, 255]).SampleAsync(async (records, record, place, change) =>
        {
            var lines = ChainText.Lines(records);
            var changed = record % lines.Length;
            var (bytes, at) = (lines[changed], place % lines[changed].Length);
            bytes[at] ^= change;

            var report = await ChainText.VerifyAsync(lines);

            var first = report.Problems[0];
            Assert.Equal(changed + 1, first.First);
            Assert.True(first.Kind is AuditProblemKind.Changed or AuditProblemKind.Torn, first.Message);
        });

    [Fact]
    public Task Verify_WhenARecordWasTakenOut_NamesIt() => Gen.Select(Records, Gen.Int[0, int.MaxValue]).SampleAsync(async (records, record) =>
    {
        var lines = ChainText.Lines(records);
        var gone = record % (lines.Length - 1);

        var report = await ChainText.VerifyAsync(lines.Where((_, index) => index != gone));

        Assert.Equal(new AuditProblem(AuditProblemKind.Missing, gone + 1, gone + 1), Assert.Single(report.Problems));
    });

    [Fact]
    public Task Verify_WhenTwoRecordsWereExchanged_NamesThem() =>
        Gen.Select(Records, Gen.Int[0, int.MaxValue], Gen.Int[0, int.MaxValue]).SampleAsync(async (records, one, other) =>
        {
            var lines = ChainText.Lines(records);
            var (first, second) = (one % lines.Length, other % lines.Length);
            (lines[first], lines[second]) = (lines[second], lines[first]);

            var report = await ChainText.VerifyAsync(lines);

            Assert.All(report.Problems, problem => Assert.Equal(AuditProblemKind.Reordered, problem.Kind));
            long[] exchanged = first == second ? [] : [Math.Min(first, second) + 1, Math.Max(first, second) + 1];
            Assert.Equal(exchanged, report.Problems.Select(problem => problem.First));
        });

    [Fact]
    public Task Verify_WhenARecordWasMoved_NamesIt() =>
        Gen.Select(AuditRecordGen.Any.Array[4, 12], Gen.Int[0, int.MaxValue], Gen.Int[0, int.MaxValue]).SampleAsync(async (records, one, other) =>
        {
            var lines = ChainText.Lines(records).ToList();
            var (from, to) = (one % lines.Count, other % lines.Count);
            var line = lines[from];
            lines.RemoveAt(from);
            lines.Insert(to, line);

            var report = await ChainText.VerifyAsync(lines);

            if (Math.Abs(from - to) > 1)
                Assert.Equal(new AuditProblem(AuditProblemKind.Reordered, from + 1, from + 1), Assert.Single(report.Problems));
        });

    [Fact]
    public Task Verify_WhenARecordWasRepeated_NamesIt() => Gen.Select(Records, Gen.Int[0, int.MaxValue]).SampleAsync(async (records, record) =>
    {
        var lines = ChainText.Lines(records);

        var report = await ChainText.VerifyAsync([.. lines, lines[record % lines.Length]]);

        var repeated = (record % lines.Length) + 1;
        Assert.Equal(new AuditProblem(AuditProblemKind.Repeated, repeated, repeated), Assert.Single(report.Problems));
    });

    [Fact]
    public async Task Verify_WhenARecordWasWrittenAnew_NamesIt()
    {
        var lines = ChainText.Lines([AuditRecordGen.Of("a"), AuditRecordGen.Of("b"), AuditRecordGen.Of("c")]);
        var forged = ChainText.Lines([AuditRecordGen.Of("a"), AuditRecordGen.Of("x"), AuditRecordGen.Of("c")]);

        var report = await ChainText.VerifyAsync([lines[0], forged[1], lines[2]]);

        Assert.Equal(new AuditProblem(AuditProblemKind.Changed, 2, 2), Assert.Single(report.Problems));
    }

    [Fact]
    public async Task Verify_WhenTheChainIsAnothers_SaysSo()
    {
        var lines = ChainText.Lines([AuditRecordGen.Of("a"), AuditRecordGen.Of("b")]);

        foreach (var name in new[] { ChainText.Name with { Instance = "other" }, ChainText.Name with { Day = ChainText.Name.Day.AddDays(1) } })
        {
            var report = await ChainText.VerifyAsync(lines, name);

            Assert.Equal(AuditProblemKind.Foreign, Assert.Single(report.Problems).Kind);
            Assert.Equal(0, report.Records);
        }
    }

    [Fact]
    public async Task Verify_WhenTheStartIsAnotherChains_SaysSo()
    {
        var text = Encoding.UTF8.GetString(ChainText.Lines([AuditRecordGen.Of("a")])[0]);
        var unhashed = text[..^76].Replace(ChainText.Name.Root, (ChainText.Name with { Instance = "other" }).Root, StringComparison.Ordinal);
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(unhashed + "}")));

        var report = await ChainText.VerifyAsync(Encoding.UTF8.GetBytes($"{unhashed},\"hash\":\"{hash}\"}}\n"));

        Assert.Equal(new AuditProblem(AuditProblemKind.Changed, 1, 1), Assert.Single(report.Problems));
    }

    [Fact]
    public async Task Verify_WhenRecordsInARowWereChanged_NamesThemOnce()
    {
        var lines = ChainText.Lines([.. Enumerable.Range(0, 8).Select(number => AuditRecordGen.Of($"subject-{number}"))]);
        foreach (var changed in new[] { 1, 2, 3, 5 })
            lines[changed][10] ^= 1;

        var report = await ChainText.VerifyAsync(lines);

        Assert.Equal(["Records 2 to 4 were changed.", "Record 6 was changed."], report.Problems.Select(problem => problem.Message));
    }

    [Fact]
    public async Task Verify_WhenTheLinesEndInCarriageReturns_SaysThatItIsNoChain()
    {
        var lines = ChainText.Lines([AuditRecordGen.Of("a"), AuditRecordGen.Of("b")]);

        var report = await ChainText.VerifyAsync(lines.Select(line => (byte[])[.. line[..^1], .. "\r\n"u8]));

        Assert.Equal("No line of 2 is a record; one that ends in CR LF is none.", Assert.Single(report.Problems).Message);
    }

    [Fact]
    public async Task Verify_WhenTheLastLineBreaksOff_SaysSo()
    {
        var lines = ChainText.Lines([AuditRecordGen.Of("a"), AuditRecordGen.Of("b")]);

        var report = await ChainText.VerifyAsync([lines[0], lines[1][..30]]);

        Assert.Equal(new AuditProblem(AuditProblemKind.Torn, 2, 2), Assert.Single(report.Problems));
        Assert.Equal(1, report.Records);
    }

    [Fact]
    public async Task Verify_WhenNoNameIsExpected_TakesTheFirstRecordsWord()
    {
        using var stream = new MemoryStream([.. ChainText.Lines([AuditRecordGen.Of("a"), AuditRecordGen.Of("b")]).SelectMany(line => line)]);

        var report = await AuditVerifier.VerifyAsync(stream, null, TestContext.Current.CancellationToken);

        Assert.Equal(ChainText.Name, report.Name);
        Assert.Empty(report.Problems);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("{}")]
    [InlineData("nothing of ours\nnor this\n")]
    public async Task Verify_OfAnyText_Ends(string text)
    {
        var report = await ChainText.VerifyAsync(Encoding.UTF8.GetBytes(text));

        Assert.Equal(text.Length == 0, report.IsEmpty);
        Assert.Equal(0, report.Records);
    }

    [Fact]
    public async Task Verify_WhenALineIsEndless_HoldsOnlyPartOfIt()
    {
        var report = await ChainText.VerifyAsync(new byte[(4 * 1024 * 1024) + 1]);

        Assert.Equal(new AuditProblem(AuditProblemKind.NotAChain, 1, 2), Assert.Single(report.Problems));
    }
}
