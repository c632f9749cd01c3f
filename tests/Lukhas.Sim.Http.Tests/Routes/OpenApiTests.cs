using System.Net;
using System.Text.Json;
using Lukhas.Sim.Api.Endpoints;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Http.Tests.Hosting;
using Lukhas.Sim.Http.Tests.Http;
using NJsonSchema;

namespace Lukhas.Sim.Http.Tests.Routes;

public sealed class OpenApiTests(SharedHost host)
{
    [Fact]
    public async Task OpenApi_WhenRead_DescribesEveryRouteAndNoOther()
    {
        var document = await ReadAsync();

        Assert.Equal("3.1.0", document.GetProperty("openapi").GetString());
        Assert.Equal($"/{SimRoutes.Prefix}", document.GetProperty("servers")[0].GetProperty("url").GetString());
        var described = Operations(document).Select(operation => $"{operation.Method} {operation.Path}");
        Assert.Equal(SimRoutes.All.Select(route => $"{route.Method} /{route.Template}").Order(), described.Order());
    }

    [Fact]
    public async Task OpenApi_WhenRead_NamesTheScopesOfEveryRoute()
    {
        var document = await ReadAsync();

        foreach (var operation in Operations(document))
        {
            var route = SimRoutes.All.Single(route => route.Method == operation.Method && $"/{route.Template}" == operation.Path);
            var scopes = operation.Value.GetProperty("security").EnumerateArray()
                .SelectMany(choice => choice.GetProperty("capability").EnumerateArray().Select(scope => scope.GetString()!));
            Assert.Equal(route.Scopes.Scopes.Order(), scopes.Order());
        }
    }

    [Fact]
    public async Task OpenApi_WhenRead_HasAnExampleOfEveryErrorAndEveryReferenceLeadsSomewhere()
    {
        var document = await ReadAsync();
        var problem = await SchemaAsync(document, "Problem");

        foreach (var response in document.GetProperty("components").GetProperty("responses").EnumerateObject())
        {
            var examples = response.Value.GetProperty("content").GetProperty("application/problem+json").GetProperty("examples").EnumerateObject().ToArray();
            Assert.NotEmpty(examples);
            Assert.All(examples, example => Assert.Empty(problem.Validate(example.Value.GetProperty("value").GetRawText())));
        }

        foreach (var reference in References(document).Distinct())
            Assert.NotEqual(JsonValueKind.Undefined, Find(document, reference).ValueKind);
    }

    [Fact]
    public async Task OpenApi_OfASeed_AllowsListsAsLongAsAreTaken()
    {
        var seed = await SchemaAsync(await ReadAsync(), "Seed");
        foreach (var (length, status) in new[] { (50, HttpStatusCode.Accepted), (51, HttpStatusCode.UnprocessableEntity) })
        {
            var list = JsonSerializer.Serialize(Enumerable.Repeat("REPLAY", length));
            foreach (var body in new[]
            {
                $$"""{"goal":"Bake","ul_tags":{{list}}}""",
                $$"""{"goal":"Bake","constraints":{"consent":{"scopes":{{list}} } } }""",
                $$"""{"goal":"Bake","constraints":{"node_types":{{list}} } }""",
            })
            {
                (await host.Client.ScheduleAsync(host.Caller(Grants.Lane), body)).MustBe(status);
                Assert.Equal(status == HttpStatusCode.Accepted, seed.Validate(body).Count == 0);
            }
        }
    }

    [Fact]
    public async Task OpenApi_WhenComparedWithAnswers_DescribesThem()
    {
        var document = await ReadAsync();
        var caller = host.Caller(Grants.Lane);
        var scheduled = await host.Client.ScheduleAsync(caller, TestSeeds.Plain);
        var job = scheduled.Text("job_id");

        await MustMatchAsync(document, "Scheduled", scheduled);
        await MustMatchAsync(document, "Status", await host.Client.StatusAsync(caller, job));
        await MustMatchAsync(document, "Collected", await host.Client.CollectAsync(caller, job));
        var reader = host.Caller(Scopes.InboxReadAdmin);
        await MustMatchAsync(document, "Traces", await host.Client.TracesAsync(reader, "limit=1"));
        await MustMatchAsync(document, "Document", await host.Client.TraceAsync(reader, scheduled.Trace));
        await MustMatchAsync(document, "Purged", await host.Client.PurgeAsync(host.Caller(Scopes.InboxPurgeAdmin), scheduled.Trace));
        job = (await host.Client.ScheduleAsync(caller, TestSeeds.Plain)).Text("job_id");
        await MustMatchAsync(document, "Cancelled", await host.Client.CancelAsync(caller, job));
        await MustMatchAsync(document, "Policy", await host.Client.EvaluateAsync(caller, TestSeeds.Plain));
        await MustMatchAsync(document, "Policy", await host.Client.EvaluateAsync(caller, TestSeeds.Destructive));
        await MustMatchAsync(document, "Lane", await host.Client.SendAsync(HttpMethod.Get, "lane", host.Caller(Scopes.Operate).Sign()));
        await MustMatchAsync(document, "Health", await host.Client.GetAsync("health"));
        await MustMatchAsync(document, "Ready", await host.Client.GetAsync("health/ready"));
        await MustMatchAsync(document, "KeySet", await host.Client.GetAsync(".well-known/jwks.json"));
        await MustMatchAsync(document, "Scheduled", await host.Client.ScheduleForAnotherAsync(caller, TestSeeds.Plain));
        await MustMatchAsync(document, "Problem", await host.Client.ScheduleAsync(caller, TestSeeds.Destructive));
        await MustMatchAsync(document, "Problem", await host.Client.ScheduleAsync(host.Caller(Scopes.Collect), TestSeeds.Plain));
        await MustMatchAsync(document, "Problem", await host.Client.ScheduleAsync(caller, "{}"));
    }

    private static async Task MustMatchAsync(JsonElement document, string schema, Answer answer) =>
        Assert.Empty((await SchemaAsync(document, schema)).Validate(System.Text.Encoding.UTF8.GetString(answer.Bytes)));

    // The library reads drafts before 2020-12, in which a schema of the document stands under definitions.
    private static async Task<JsonSchema> SchemaAsync(JsonElement document, string name)
    {
        var definitions = document.GetProperty("components").GetProperty("schemas").GetRawText()
            .Replace("#/components/schemas/", "#/definitions/", StringComparison.Ordinal);
        var cancellation = TestContext.Current.CancellationToken;
        return (await JsonSchema.FromJsonAsync($$"""{"$ref":"#/definitions/{{name}}","definitions":{{definitions}}}""", cancellation)).ActualSchema;
    }

    private static IEnumerable<(string Method, string Path, JsonElement Value)> Operations(JsonElement document) =>
        from path in document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        select (operation.Name.ToUpperInvariant(), path.Name, operation.Value);

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member =>
            member is { Name: "$ref", Value.ValueKind: JsonValueKind.String } ? [member.Value.GetString()!] : References(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };

    private static JsonElement Find(JsonElement document, string reference) =>
        reference.Split('/').Skip(1).Aggregate(document, (element, name) => element.TryGetProperty(name, out var value) ? value : default);

    private async Task<JsonElement> ReadAsync() => (await host.Client.GetAsync("openapi.json")).MustBe(HttpStatusCode.OK).Json;
}
