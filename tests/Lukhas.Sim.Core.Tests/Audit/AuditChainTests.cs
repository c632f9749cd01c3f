using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Lukhas.Sim.Core.Audit;
using Lukhas.Sim.TestKit.Audit;

namespace Lukhas.Sim.Core.Tests.Audit;

public sealed class AuditChainTests
{
    private const string Common = "seq ts instance type trace_id tenant subject token_id";

    [Theory]
    [InlineData(0, "policy_decided", "decision rule policy_version pointer")]
    [InlineData(1, "job_changed", "job_id from to")]
    [InlineData(2, "lane_switched", "switched_tenant enabled")]
    [InlineData(3, "trace_purged", "job_id")]
    [InlineData(4, "step_up_refused", "rule policy_version fault")]
    [InlineData(5, "capability_issued", "job_id capability_id")]
    public void Line_OfEveryType_HasItsMembersInOrder(int type, string name, string members)
    {
        var line = JsonElement.Parse(ChainText.Lines([AuditRecordGen.Of("ada", type)])[0]);

        Assert.Equal($"{Common} {members} prev hash", string.Join(' ', line.EnumerateObject().Select(member => member.Name)));
        Assert.Equal(name, line.GetProperty("type").GetString());
        Assert.Equal(1, line.GetProperty("seq").GetInt64());
        Assert.Equal(ChainText.Noon.ToUnixTimeMilliseconds(), line.GetProperty("ts").GetInt64());
        Assert.Equal(["instance", "acme", "ada", "ada"], Texts(line, "instance", "tenant", "subject", "token_id"));
    }

    [Fact]
    public void Line_OfADecisionAndOfAChange_NamesThemAsAnswersDo()
    {
        var decided = JsonElement.Parse(ChainText.Lines([AuditRecordGen.Of("/goal")])[0]);
        var changed = JsonElement.Parse(ChainText.Lines([AuditRecordGen.Of("ada", 1)])[0]);

        Assert.Equal(["deny", "duress", "1", "/goal"], Texts(decided, "decision", "rule", "policy_version", "pointer"));
        Assert.Equal(["scheduled", "running"], Texts(changed, "from", "to"));
    }

    [Fact]
    public void Hash_IsThatOfTheLineWithoutIt_AndTheNextLineNamesIt()
    {
        var lines = ChainText.Lines([AuditRecordGen.Of("ada"), AuditRecordGen.Of("ben")]).Select(Encoding.UTF8.GetString).ToArray();

        var (unhashed, hash) = (lines[0][..lines[0].IndexOf(",\"hash\"", StringComparison.Ordinal)] + "}", Texts(JsonElement.Parse(lines[0]), "hash").Single());

        Assert.Equal(Sha256(unhashed), hash);
        Assert.Equal(Sha256("lukhas-sim audit chain 2026-01-31/instance"), Texts(JsonElement.Parse(lines[0]), "prev").Single());
        Assert.Equal(hash, Texts(JsonElement.Parse(lines[1]), "prev").Single());
    }

    [Fact]
    public void Line_WhenTextsAreHostile_IsOneLine()
    {
        var line = Encoding.UTF8.GetString(ChainText.Lines([AuditRecordGen.Of("a\n\"\u2028\ud800Λ\0")])[0]);

        Assert.Equal(line.Length - 1, line.IndexOf('\n', StringComparison.Ordinal));
        Assert.All(line[..^1], character => Assert.InRange(character, ' ', '~'));
    }

    [Theory]
    [InlineData("audit/2026-01-31/a1-2.jsonl", "2026-01-31/a1-2")]
    [InlineData("/home/ada/2026-01-31/a1.jsonl", "2026-01-31/a1")]
    [InlineData(@"C:\audit\2026-01-31\a1.jsonl", "2026-01-31/a1")]
    [InlineData("audit/2026-02-31/a1.jsonl", null)]
    [InlineData("audit/2026-01-31/a1.json", null)]
    [InlineData("a1.jsonl", null)]
    public void Name_IsTheLastFolderAndTheFile(string path, string? name) => Assert.Equal(name, AuditChainName.At(path)?.ToString());

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static IEnumerable<string?> Texts(JsonElement line, params string[] members) => members.Select(member => line.GetProperty(member).GetString());
}
