using System.Diagnostics;
using System.Text.Json;
using CsCheck;
using Lukhas.Sim.Core.Seeds.Redaction;
using Lukhas.Sim.TestKit.Policy;

namespace Lukhas.Sim.Core.Tests.Seeds.Redaction;

public sealed class RedactorTests
{
    [Theory]
    [InlineData("write to ann.lee+x@mail.example.co.uk today", "write to [EMAIL] today")]
    [InlineData("a@b.io, c@d.org", "[EMAIL], [EMAIL]")]
    [InlineData("jürgen@müller.de", "[EMAIL]")]
    [InlineData("call +44 20 7946 0958 now", "call [PHONE] now")]
    [InlineData("+1-555-234-5678", "[PHONE]")]
    [InlineData("+4915112345678.", "[PHONE].")]
    [InlineData("0044 20 7946 0958", "[PHONE]")]
    [InlineData("(555) 234-5678", "[PHONE]")]
    [InlineData("555-234-5678", "[PHONE]")]
    [InlineData("555.234.5678", "[PHONE]")]
    [InlineData("020 7946 0958", "[PHONE]")]
    [InlineData("030/12345678", "[PHONE]")]
    [InlineData("phone: 12345678", "phone: [PHONE]")]
    [InlineData("Tel. 555 1234567", "Tel. [PHONE]")]
    [InlineData("Authorization: Bearer abc.def-123", "Authorization: Bearer [TOKEN]")]
    [InlineData("bearer abcdefghijklmnopqrstuv", "bearer [TOKEN]")]
    [InlineData("see eyJhbGciOi.eyJzdWIi.c2ln for it", "see [TOKEN] for it")]
    [InlineData("AKIAIOSFODNN7EXAMPLE", "[TOKEN]")]
    [InlineData("ghp_abcdefghijklmnopqrstuvwxyz0123456789", "[TOKEN]")]
    [InlineData("password=hunter22", "password=[TOKEN]")]
    [InlineData("db_password: 'tr0ub4dor&3'", "db_password: '[TOKEN]'")]
    [InlineData("api key: 9f86d081884c7d659a2feaa0c55ad015", "api key: [TOKEN]")]
    [InlineData("secret = YWJjZGVmZ2hpamtsbW5vcA==", "secret = [TOKEN]")]
    [InlineData("https://bob:pa55@host.example/x", "https://[TOKEN]@host.example/x")]
    public void Text_WhenItIdentifiesOrUnlocks_PutsPlaceholders(string text, string redacted)
    {
        Assert.Equal(redacted, Redactor.Text(text));
        Assert.Equal(redacted, Redactor.Text(redacted));
    }

    [Theory]
    [InlineData("1234567890")]
    [InlineData("1732300000000")]
    [InlineData("1732300000")]
    [InlineData("2025-03-01 to 2025-04-01")]
    [InlineData("01-02-2025")]
    [InlineData("01/02/2025")]
    [InlineData("2025-03-01T14:30:00+01:00")]
    [InlineData("2025-03-01T14:30:00.123+0100")]
    [InlineData("version 1.2.3, 10.0.401 and 1.2.3.4567")]
    [InlineData("192.168.100.200")]
    [InlineData("2h 30m, 01:30:00, PT15M")]
    [InlineData("$1,234,567.89 or 1 234 567 €")]
    [InlineData("100 200 3000")]
    [InlineData("3 + 12 = 15")]
    [InlineData("the bearer instruments of 2025")]
    [InlineData("secret: nothing to tell")]
    [InlineData("tokens: 4096, token: 4096")]
    [InlineData("a@b, @home, x @ y")]
    [InlineData("9f86d081884c7d659a2feaa0c55ad015")]
    [InlineData("550e8400-e29b-41d4-a716-446655440000")]
    [InlineData("LT-1732300000000-0123456789abcdef")]
    [InlineData("-0.25 1e-10 +5")]
    [InlineData("")]
    public void Text_WhenItIsOrdinary_IsKept(string text) => Assert.Equal(text, Redactor.Text(text));

    [Theory]
    [InlineData("password")]
    [InlineData("dbPassword")]
    [InlineData("db_password")]
    [InlineData("DB-PASSWORD")]
    [InlineData("secret")]
    [InlineData("client_secret")]
    [InlineData("token")]
    [InlineData("accessToken")]
    [InlineData("accesstoken")]
    [InlineData("api_key")]
    [InlineData("apiKey")]
    [InlineData("APIKey")]
    [InlineData("x-api-key")]
    [InlineData("auth")]
    [InlineData("Authorization")]
    [InlineData("bearer")]
    [InlineData("email")]
    [InlineData("e-mail")]
    [InlineData("contactEmail")]
    [InlineData("phone")]
    [InlineData("phone_number")]
    [InlineData("ssn")]
    [InlineData("passport")]
    [InlineData("homeAddress")]
    [InlineData("user_id")]
    [InlineData("userId")]
    [InlineData("UserID")]
    public void Element_WhenAKeyIsSensitive_RedactsItsValue(string key)
    {
        var element = JsonSerializer.SerializeToElement(new Dictionary<string, List<int>> { [key] = [1, 2] });

        Assert.Equal("[REDACTED]", Redactor.Element(element).GetProperty(key).GetString());
    }

    [Theory]
    [InlineData("tokens")]
    [InlineData("token_budget")]
    [InlineData("maxToken")]
    [InlineData("author")]
    [InlineData("secretary")]
    [InlineData("microphone")]
    [InlineData("keyboard")]
    [InlineData("addressed")]
    [InlineData("user")]
    [InlineData("id")]
    [InlineData("passed")]
    public void Element_WhenAKeyIsOrdinary_KeepsItsValue(string key)
    {
        var element = JsonSerializer.SerializeToElement(new Dictionary<string, int> { [key] = 7 });

        Assert.Equal(7, Redactor.Element(element).GetProperty(key).GetInt32());
    }

    [Fact]
    public void Element_WhenNested_RedactsKeysAndStringsAtAnyDepth()
    {
        var element = SeedElements.Parse("""{"a":[{"b@c.de":"to b@c.de","d@e.fr":1.50,"auth":{"x":1}},null,true]}""");

        Assert.Equal("""{"a":[{"[EMAIL]":"to [EMAIL]","[EMAIL] (2)":1.50,"auth":"[REDACTED]"},null,true]}""", Redactor.Element(element).GetRawText());
    }

    [Fact]
    public void Element_WhenRedactedAgain_StaysTheSame() =>
        PolicySeedGen.Seed.Select(Gen.OneOf("a@b.cd", "+44 20 7946 0958", "password=hunter22", "Bearer abc12345x"), (seed, text) =>
        {
            seed["context"]![text] = text;
            return JsonSerializer.SerializeToElement(seed);
        }).Sample(
            seed =>
            {
                var once = Redactor.Element(seed);
                Assert.Equal(once.GetRawText(), Redactor.Element(once).GetRawText());
            },
            iter: 500);

    [Fact]
    public void Text_WhenRedactedAgain_StaysTheSame() =>
        Gen.OneOf<string>(
            Gen.OneOf("a@b.cd", "+44 20 7946", "0958", "password=", "Bearer ", "eyJabcdef", ".", "@", "555-", "234-5678", "://u:", "tel: ", "00", "[TOKEN]", "AKIA", "(030) "),
            Gen.String).Array[0, 8].Select(string.Concat).Sample(
            text =>
            {
                var once = Redactor.Text(text);
                Assert.Equal(once, Redactor.Text(once));
            },
            iter: 20_000);

    [Theory]
    [InlineData("a")]
    [InlineData("a.")]
    [InlineData("a@")]
    [InlineData("eyJ")]
    [InlineData("eyJaaaaa.")]
    [InlineData("0123 ")]
    [InlineData("+1")]
    [InlineData("://a:")]
    [InlineData("password=")]
    [InlineData("-----BEGIN PRIVATE KEY-----")]
    [InlineData("sk-")]
    [InlineData("a_")]
    public void Text_WhenLongAndHostile_TakesLinearTime(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 64 * 1024 / piece.Length));
        var clock = Stopwatch.StartNew();

        _ = Redactor.Text(text);

        // A quadratic pass over 64 KiB would take minutes; the margin is for a busy machine.
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(3));
    }
}
