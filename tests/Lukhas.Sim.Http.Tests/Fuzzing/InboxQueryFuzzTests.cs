using System.Net;
using CsCheck;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Http.Tests.Hosting;
using Lukhas.Sim.Http.Tests.Http;
using Lukhas.Sim.TestKit.Fuzzing;

namespace Lukhas.Sim.Http.Tests.Fuzzing;

/// <summary>Queries of the inbox, hostile and not: each is served or refused by name, none breaks anything.</summary>
public sealed class InboxQueryFuzzTests
{
    private const int Requests = 2_000;
    private const int AtOnce = 4;

    private static readonly Gen<string> Name = Gen.OneOf(
        Among("since_ts", "ul_tag", "limit", "cursor", "format", "node_type", "consent_scope"),
        Gen.String[Gen.Char.AlphaNumeric, 0, 8]);

    private static readonly Gen<string> Value = Gen.OneOf(
        Among("", "0", "1", "1000", "-1", "1e3", "99999999999999999999", "json", "ndjson", "REPLAY", "HYPOTHESIS", "DECISION", "MXxMVC0x", "\0", "\ud83d\ude80"),
        Gen.Long.Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        Gen.Byte.Array[0, 60].Select(bytes => System.Buffers.Text.Base64Url.EncodeToString(bytes)),
        Gen.String[0, 80]);

    private static readonly Gen<string> Query = Gen.OneOf(
        Gen.Select(Name, Value).List[0, 4].Select(pairs => string.Join('&', pairs.Select(pair => $"{pair.Item1}={Escaped(pair.Item2)}"))),
        Gen.String[Gen.Char["!$%&'()*+,-./:;<=>?@[]^_`{|}~aZ0"], 0, 30]);

    private int _served;
    private int _refused;

    [Fact]
    public async Task Inbox_WhateverTheQueryIs_ServesItOrNamesWhatIsWrong()
    {
        await using var host = await OwnHost.StartAsync(new() { ["SIM_RATE_PER_SECOND"] = "100000", ["SIM_RATE_BURST"] = "1000000" });
        var caller = host.Caller([.. Grants.Lane, Scopes.InboxReadAdmin]);
        var scheduled = await host.Client.ScheduleAsync(caller, TestSeeds.Plain);
        await host.Client.CollectAsync(caller, scheduled.Text("job_id"));
        var token = caller.Sign();

        await Gen.Select(Query, Among("inbox/traces", $"inbox/traces/{scheduled.Trace}")).SampleAsync(
            (query, path) => MustBeAnsweredAsync(host.Client, token, $"{path}?{query}"),
            iter: FuzzRun.Iterations(Requests),
            time: FuzzRun.Seconds,
            threads: AtOnce);

        Assert.True(_served >= 20, $"Only {_served} queries were served.");
        Assert.True(_refused >= 20, $"Only {_refused} queries were refused.");
    }

    private async Task MustBeAnsweredAsync(SimClient client, string token, string path)
    {
        var answer = await client.SendAsync(HttpMethod.Get, path, token);
        if (answer.Status == HttpStatusCode.OK)
        {
            Interlocked.Increment(ref _served);
            return;
        }

        Interlocked.Increment(ref _refused);
        answer.MustBeProblem("invalid-request", HttpStatusCode.BadRequest);
        Assert.Contains("query parameter", answer.Text("detail"), StringComparison.Ordinal);
    }

    // Generated text may hold half a surrogate pair, which no address can.
    private static string Escaped(string text) => Uri.EscapeDataString(string.Concat(text.EnumerateRunes()));

    private static Gen<T> Among<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);
}
