using System.Text.RegularExpressions;
using Lukhas.Sim.Api.Audit;
using Lukhas.Sim.Core.Audit;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Policy;
using Lukhas.Sim.Infra.Tests.Bicep;
using Microsoft.Extensions.Logging;

namespace Lukhas.Sim.Infra.Tests.Files;

/// <summary>Queries that read the audit's log, beside lines that the audit really writes.</summary>
public sealed partial class AuditQueryTests
{
    // Microsoft Learn, "Application Insights telemetry data model": Verbose is 0, Critical is 4.
    private const int SeverityOfCritical = 4;

    [Fact]
    public async Task DuressQuery_WhenTheAuditTellsDuress_FindsIt()
    {
        var query = Repository.Read("infra/queries/duress.kql");

        var (level, message) = await WriteAsync(Decided(PolicyDecisionKind.Deny, RuleIds.Duress));

        Assert.Equal(LogLevel.Critical, level);
        Assert.Contains($"SeverityLevel == {SeverityOfCritical}", query, StringComparison.Ordinal);
        Assert.StartsWith(Prefix().Match(query).Groups[1].Value, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PolicyDecisionKind.Allow, null)]
    [InlineData(PolicyDecisionKind.Deny, RuleIds.Destructive)]
    [InlineData(PolicyDecisionKind.StepUp, RuleIds.StepUp)]
    public async Task DuressQuery_WhenTheAuditTellsAnythingElse_LeavesIt(PolicyDecisionKind kind, string? rule)
    {
        var (level, _) = await WriteAsync(Decided(kind, rule));

        Assert.NotEqual(LogLevel.Critical, level);
    }

    [Theory]
    [InlineData(PolicyDecisionKind.Allow, null, "Allow")]
    [InlineData(PolicyDecisionKind.Deny, RuleIds.Destructive, "Deny")]
    public async Task DecisionsQuery_ReadsTheDecisionFromTheLine(PolicyDecisionKind kind, string? rule, string expected)
    {
        var (_, message) = await WriteAsync(Decided(kind, rule));

        Assert.Equal([expected], Parse("decisions", message));
    }

    [Theory]
    [InlineData(null, JobStatus.Scheduled, "", "Scheduled")]
    [InlineData(JobStatus.Scheduled, JobStatus.Cancelled, "Scheduled", "Cancelled")]
    public async Task QueueQuery_ReadsTheChangeFromTheLine(JobStatus? from, JobStatus to, string expectedFrom, string expectedTo)
    {
        var now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        var (level, message) = await WriteAsync(new AuditRecord.JobChanged
        {
            TraceId = TraceId.Create(now, 1),
            Tenant = TenantId.Parse("acme"),
            Subject = "s",
            TokenId = "t",
            JobId = JobId.FromEntropy(new byte[JobId.Bytes]),
            From = from,
            To = to,
        });

        Assert.Equal(LogLevel.Information, level);
        Assert.Equal([expectedFrom, expectedTo], Parse("queue-depth", message));
    }

    /// <summary>What Kusto's <c>parse … with</c> reads from a line: text as it is, <c>*</c> for anything, a name for a column.</summary>
    private static IEnumerable<string> Parse(string query, string line)
    {
        var pattern = ParseOperator().Match(Repository.Read($"infra/queries/{query}.kql")).Groups[1].Value;
        var expression = string.Concat(Part().Matches(pattern).Select(part => part.Value switch
        {
            ['"', .. var text, '"'] => Regex.Escape(text),
            "*" => ".*?",
            var column => $"(?<{column}>.*?)",
        }));
        var match = Regex.Match(line, $"^{expression}$", RegexOptions.ExplicitCapture);
        Assert.True(match.Success, line);
        return match.Groups.Values.Skip(1).Select(group => group.Value);
    }

    private static AuditRecord.PolicyDecided Decided(PolicyDecisionKind kind, string? rule) => new()
    {
        TraceId = TraceId.Create(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), 1),
        Tenant = TenantId.Parse("acme"),
        Subject = "s",
        TokenId = "t",
        Decision = new PolicyDecision { Kind = kind, Rule = rule, Rationale = "r", PolicyVersion = "v" },
    };

    private static async Task<(LogLevel Level, string Message)> WriteAsync(AuditRecord record)
    {
        var logger = new OneLineLogger();
        await new LoggingAuditSink(logger).WriteAsync(record, TestContext.Current.CancellationToken);
        return Assert.Single(logger.Lines);
    }

    [GeneratedRegex("startswith \"([^\"]+)\"")]
    private static partial Regex Prefix();

    [GeneratedRegex("parse Message with (.+)")]
    private static partial Regex ParseOperator();

    [GeneratedRegex("\"[^\"]*\"|\\*|\\w+")]
    private static partial Regex Part();

    private sealed class OneLineLogger : ILogger<LoggingAuditSink>
    {
        public List<(LogLevel Level, string Message)> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add((logLevel, formatter(state, exception)));
    }
}
