namespace Lukhas.Sim.Api.Settings;

/// <summary>The names of the settings. In the environment <c>:</c> is written <c>__</c>.</summary>
public static class SettingNames
{
    /// <summary>Whether the lane takes seeds: 1, true, yes, on, or 0, false, no, off.</summary>
    public const string Enabled = "SIMULATION_ENABLED";

    /// <summary>Where jobs are kept: memory, table or redis.</summary>
    public const string JobStore = "SIM_JOB_STORE";

    /// <summary>Where documents are kept: memory or blob.</summary>
    public const string Inbox = "SIM_INBOX";

    /// <summary>Where audit records go: log, or blob for log and blobs.</summary>
    public const string Audit = "SIM_AUDIT";

    /// <summary>How long a job lives: a time span, 1 minute to 30 days.</summary>
    public const string JobTtl = "SIM_JOB_TTL";

    /// <summary>How long a document stays: a time span, from <see cref="JobTtl"/>, its default, to 30 days.</summary>
    public const string InboxRetention = "SIM_INBOX_RETENTION";

    /// <summary>How long one collect may rehearse: a time span, longer than the largest time budget of 30 seconds, at most 1 hour.</summary>
    public const string CollectLease = "SIM_COLLECT_LEASE";

    /// <summary>When expired jobs are swept: an NCRONTAB expression of six fields, seconds first.</summary>
    public const string SweepSchedule = "SIM_SWEEP_SCHEDULE";

    /// <summary>A policy document to use in place of the embedded one: a file.</summary>
    public const string PolicyPath = "SIM_POLICY_PATH";

    /// <summary>UTF-16 units of a goal that are kept, 1 to 8,192.</summary>
    public const string MaxGoalChars = "SIM_MAX_GOAL_CHARS";

    /// <summary>The trusted issuers, numbered from 0.</summary>
    public const string Issuers = "SIM_AUTH:Issuers";

    /// <summary>The key that the lane signs capabilities for single jobs with: a P-256 private key, PEM text or the path of a PEM file.</summary>
    public const string LaneKey = "SIM_LANE_KEY";

    /// <summary>The key that the lane signed with before, still believed: a P-256 key, private or public, PEM text or the path of a PEM file.</summary>
    public const string PreviousLaneKey = "SIM_LANE_KEY_PREVIOUS";

    /// <summary>The authentication context that satisfies a step-up.</summary>
    public const string StepUpAcr = "SIM_STEP_UP_ACR";

    /// <summary>How old an authentication may be to satisfy a step-up: whole seconds, or a time span; 1 second to 1 hour.</summary>
    public const string StepUpMaxAge = "SIM_STEP_UP_MAX_AGE";

    /// <summary>Tokens to refuse now: their <c>jti</c>, separated by commas.</summary>
    public const string DeniedTokens = "SIM_DENIED_TOKENS";

    /// <summary>Whether a duress signal switches its tenant off.</summary>
    public const string DuressHold = "SIM_DURESS_HOLD";

    /// <summary>Requests per second that a tenant's subject may make in the long run, 1 to 100,000.</summary>
    public const string RatePerSecond = "SIM_RATE_PER_SECOND";

    /// <summary>Requests that a tenant's subject may make at once, 1 to 1,000,000.</summary>
    public const string RateBurst = "SIM_RATE_BURST";
}
