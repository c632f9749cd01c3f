using Lukhas.Sim.Api.RateLimits;
using Lukhas.Sim.Api.Storage;
using Lukhas.Sim.Api.Sweeping;
using Lukhas.Sim.Api.Tokens.Keys;
using Lukhas.Sim.Core.Lane;
using Lukhas.Sim.Core.Policy;
using Microsoft.Extensions.Configuration;

namespace Lukhas.Sim.Api.Settings;

/// <summary>Reads all settings at once, so that whoever got several wrong is told of all of them.</summary>
/// <param name="configuration">Where settings come from.</param>
/// <param name="defaults">What the host decides.</param>
/// <param name="backends">The backends that the host has.</param>
/// <param name="keys">Makes the keys that an issuer's server publishes.</param>
internal sealed class SimSettingsReader(
    IConfiguration configuration, SimDefaults defaults, StorageBackends backends, Func<KeyAddress, RemoteIssuerKeys> keys)
{
    private static readonly TimeSpan LongestBudget = TimeSpan.FromSeconds(Core.Rehearsal.RehearsalBudget.MaxSeconds);

    private readonly SettingReader _settings = new(configuration);

    /// <summary>Reads the settings.</summary>
    /// <exception cref="SettingsException">Some are not valid.</exception>
    public SimSettings Read()
    {
        var rate = new RateLimitOptions();
        var laneKeys = new LaneKeySettings(_settings, defaults.MakesLaneKey);
        var laneKey = laneKeys.Read();
        var settings = new SimSettings
        {
            Lane = ReadLane(new LaneOptions()),
            JobStore = backends.ReadJobStore(_settings, defaults.JobStore),
            Inbox = backends.ReadInbox(_settings, defaults.Inbox),
            Audit = backends.ReadAudit(_settings),
            SweepSchedule = ReadSchedule(),
            Policy = ReadPolicy(),
            Issuers = new IssuerSettings(_settings, keys).ReadAll(),
            LaneKey = laneKey,
            PreviousLaneKey = laneKeys.ReadPrevious(laneKey),
            DeniedTokens = _settings.Text(SettingNames.DeniedTokens)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [],
            Rate = new RateLimitOptions
            {
                PerSecond = _settings.Integer(SettingNames.RatePerSecond, rate.PerSecond, 1, 100_000),
                Burst = _settings.Integer(SettingNames.RateBurst, rate.Burst, 1, 1_000_000),
            },
        };
        if (_settings.Errors.Count == 0)
            return settings;
        settings.Dispose();
        throw new SettingsException(_settings.Errors);
    }

    private LaneOptions ReadLane(LaneOptions lane)
    {
        var (shortest, longest) = (TimeSpan.FromMinutes(1), TimeSpan.FromDays(30));
        var ttl = _settings.Span(SettingNames.JobTtl, lane.JobTtl, shortest, longest);
        return lane with
        {
            Enabled = _settings.Boolean(SettingNames.Enabled, lane.Enabled),
            JobTtl = ttl,
            InboxRetention = _settings.Span(SettingNames.InboxRetention, ttl, ttl, longest),
            CollectLease = _settings.Span(
                SettingNames.CollectLease, lane.CollectLease, LongestBudget + TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)),
            MaxConcurrentRehearsals = Environment.ProcessorCount,
            MaxGoalChars = _settings.Integer(SettingNames.MaxGoalChars, lane.MaxGoalChars, 1, 8_192),
            StepUpAcr = ReadAcr(lane.StepUpAcr),
            DuressHold = _settings.Boolean(SettingNames.DuressHold, lane.DuressHold),
            StepUpMaxAge = _settings.Seconds(
                SettingNames.StepUpMaxAge, lane.StepUpMaxAge, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1)),
        };
    }

    // It is told inside a quoted string of a header.
    private string ReadAcr(string otherwise)
    {
        var acr = _settings.Text(SettingNames.StepUpAcr) ?? otherwise;
        if (acr.Any(character => character is <= ' ' or > '~' or '"' or '\\'))
            _settings.Fail(SettingNames.StepUpAcr, "must be printable ASCII without blanks, quotes and backslashes.");
        return acr;
    }

    private SweepSchedule ReadSchedule()
    {
        if (_settings.Text(SettingNames.SweepSchedule) is not { } text)
            return SweepSchedule.Default;
        if (SweepSchedule.TryParse(text, out var schedule))
            return schedule;
        _settings.Fail(SettingNames.SweepSchedule, "must be an NCRONTAB expression of six fields, seconds first, as in 0 */5 * * * *.");
        return SweepSchedule.Default;
    }

    private PolicyDocument? ReadPolicy()
    {
        if (_settings.Text(SettingNames.PolicyPath) is not { } path)
            return null;
        try
        {
            return PolicyDocument.Parse(File.ReadAllBytes(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            _settings.Fail(SettingNames.PolicyPath, "is not a file that can be read.");
        }
        catch (PolicyFormatException exception)
        {
            foreach (var error in exception.Errors)
                _settings.Fail(SettingNames.PolicyPath, $"{Path.GetFileName(path)}#{error.Pointer}: {error.Message}");
        }

        return null;
    }
}
