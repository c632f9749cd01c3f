using System.Text;
using CsCheck;

namespace Lukhas.Sim.Http.Tests.Fuzzing;

/// <summary>Generates requests with malformed and hostile bodies and headers, and some that are valid to the last and extreme.</summary>
internal static class HostileRequests
{
    /// <summary>A seed that schedule accepts, of which others are made by spoiling it.</summary>
    public const string Valid =
        """{"goal":"Plant a tree","context":{"a":[1,2,{"b":null}]},"ul_tags":["T"],"constraints":{"flags":{"x":true},"consent":{"scopes":["s"]},"budgets":{"rollouts":100,"seconds":1,"tokens":1},"random_seed":"r","node_types":["REPLAY"]},"plan":{"steps":[{"id":"a","title":"dig","duration":{"min":1,"mode":2,"max":3}}]}}""";

    private static readonly byte[] ValidBytes = Encoding.UTF8.GetBytes(Valid);

    private static readonly Gen<string> Scalar = Gen.OneOf(
        Among("null", "true", "false", "0", "-0", "1e999", "-1e-999", "1E400", "{}", "[]", "\"\"", "\"\\u0000\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\ud83d\ude80\"", "NaN", "01", "\"\u202e\u200b\"", "\"\\"),
        Gen.Int[1, 400].Select(digits => new string('9', digits)),
        Gen.Double.Select(value => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture)),
        Gen.String[0, 40].Select(text => System.Text.Json.JsonSerializer.Serialize(text)));

    private static readonly Gen<string> Name = Gen.OneOf(
        Among(
            "goal", "plan", "context", "ul_tags", "constraints", "flags", "consent", "scopes", "budgets", "rollouts", "seconds", "random_seed",
            "node_types", "steps", "risks", "id", "title", "after", "duration", "cost", "target", "password", "type", "duress"),
        Gen.String[Gen.Char.AlphaNumeric, 0, 8]);

    private static readonly Gen<string> Value = Gen.Recursive<string>((depth, deeper) => depth > 4
        ? Scalar
        : Gen.OneOf(
            Scalar,
            deeper.List[0, 4].Select(items => $"[{string.Join(',', items)}]"),
            Gen.Select(Name, deeper).List[0, 5].Select(members => $"{{{string.Join(',', members.Select(member => $"\"{member.Item1}\":{member.Item2}"))}}}")));

    private static readonly Gen<byte[]> Body = Gen.OneOf(
        Gen.Byte.Array[0, 200],
        Gen.Select(Gen.Int[0, ValidBytes.Length - 1], Gen.Byte).List[1, 6].Select(Flipped),
        Gen.Int[0, ValidBytes.Length].Select(length => ValidBytes[..length]),
        Gen.Select(Gen.Int[0, ValidBytes.Length], Gen.Byte.Array[1, 6]).Select((at, junk) => (byte[])[.. ValidBytes[..at], .. junk, .. ValidBytes[at..]]),
        Gen.Select(Gen.Int[1, 3_000], Among("[", "{\"a\":", "[{\"a\":")).Select((depth, open) => Encoding.UTF8.GetBytes("{\"goal\":\"g\",\"context\":" + string.Concat(Enumerable.Repeat(open, depth)))),
        Gen.Select(Name, Value).List[0, 8].Select(members =>
            Encoding.UTF8.GetBytes($"{{\"goal\":\"Plant a tree\"{string.Concat(members.Select(member => $",\"{member.Item1}\":{member.Item2}"))}}}")),
        Value.Select(Encoding.UTF8.GetBytes));

    private static readonly Gen<string> HeaderText = Gen.String[Gen.Char[' ', '~'], 0, 140];

    private static readonly Gen<(string Name, string Value)> Header = Gen.Select(
        Among("Idempotency-Key", "traceparent", "tracestate", "X-Lukhas-Trace", "Accept", "Content-Encoding", "X-Forwarded-For", "Range"),
        Gen.OneOf(HeaderText, Among("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "identity", "gzip", "\"k\"")));

    private static readonly Gen<string> Path = Gen.OneOf(
        Among("simulations", "policy/evaluate"),
        Among("simulations", "policy/evaluate"),
        Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 1, 40], Among("/collect", "/cancel")).Select((job, verb) => $"simulations/{job}{verb}"),
        Gen.String[Gen.Char.AlphaNumeric, 1, 10].Select(name => $"simulations?{name}=1"));

    private static readonly Gen<string> ContentType = Gen.Frequency(
        (9, Gen.Const("application/json")),
        (1, Gen.OneOf(HeaderText, Among("text/json", "application/json; charset=latin1", "application/json; x=y"))));

    private static readonly Gen<HostileRequest> Malformed = Gen.Select(
        Path, Body, ContentType, Header.List[0, 3], (path, body, type, headers) => new HostileRequest(path, body, type, headers));

    private static readonly Gen<HostileRequest> Extreme = ExtremePlans.Seeds.Select(seed => new HostileRequest("simulations", seed, "application/json", []));

    public static Gen<HostileRequest> All { get; } = Gen.Frequency((15, Malformed), (1, Extreme));

    private static Gen<T> Among<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);

    private static byte[] Flipped(List<(int At, byte Value)> changes)
    {
        var bytes = (byte[])ValidBytes.Clone();
        foreach (var (at, value) in changes)
            bytes[at] = value;
        return bytes;
    }
}
