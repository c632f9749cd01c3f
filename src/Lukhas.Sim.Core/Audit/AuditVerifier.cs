namespace Lukhas.Sim.Core.Audit;

/// <summary>Looks through one chain, line by line, for what is not as it was written.</summary>
/// <remarks>
/// It cannot see that records were cut off at the end, nor that somebody wrote the whole chain anew: no key goes into the hashes.
/// </remarks>
public sealed class AuditVerifier
{
    private readonly List<AuditProblem> _problems = [];
    private readonly List<long> _order = [];
    private AuditChainName? _name;
    private bool _isChain;
    private long _records;
    private long _last;
    private string? _lastHash;

    /// <summary>The hash that the next record must name; null after a record that no longer tells its own.</summary>
    private string? _link;

    private AuditVerifier(AuditChainName? name) => _name = name;

    /// <summary>Verifies a chain.</summary>
    /// <param name="lines">The chain.</param>
    /// <param name="name">The chain that is expected here; null for what the first record says.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public static async ValueTask<AuditReport> VerifyAsync(Stream lines, AuditChainName? name, CancellationToken cancellationToken)
    {
        var verifier = new AuditVerifier(name);
        await foreach (var (line, isEnded) in AuditLines.ReadAsync(lines, cancellationToken).ConfigureAwait(false))
            verifier.Add(line.Span, isEnded);
        return verifier.Report();
    }

    private void Add(ReadOnlySpan<byte> text, bool isEnded)
    {
        if (AuditLine.Read(text) is not { } line)
            AddDamaged(isEnded ? AuditProblemKind.Changed : AuditProblemKind.Torn);
        else
            AddWhole(line);
    }

    private void AddWhole(AuditLine line)
    {
        _isChain = true;
        if (line.Chain == (_name ??= line.Chain))
            Add(line);
        else if (_problems is not [.., { Kind: AuditProblemKind.Foreign } before] || before.First != _last + 1)
            Note(AuditProblemKind.Foreign, _last + 1);
    }

    // Nothing that it says can be believed, its number neither: it is taken for the record that belongs there.
    private void AddDamaged(AuditProblemKind kind)
    {
        Note(kind, ++_last);
        _order.Add(_last);
        _link = null;
    }

    private void Add(AuditLine line)
    {
        var link = _last == 0 ? line.Chain.Root : _link;
        if (line.Seq == _last + 1 && link is not null && line.Prev != link)
            Note(AuditProblemKind.Changed, Math.Max(_last, 1));
        _order.Add(line.Seq);
        _records++;
        _last = line.Seq;
        _link = _lastHash = line.Hash;
    }

    private AuditReport Report()
    {
        if (!_isChain && _last > 0)
            return new AuditReport(_name, 0, null, [new AuditProblem(AuditProblemKind.NotAChain, 1, _last)]);
        var unordered = new AuditOrder(_order);
        foreach (var (first, last) in unordered.Missing())
            _problems.Add(new AuditProblem(AuditProblemKind.Missing, first, last));
        foreach (var seq in unordered.Repeated())
            Note(AuditProblemKind.Repeated, seq);
        foreach (var seq in unordered.Misplaced())
            Note(AuditProblemKind.Reordered, seq);
        return new AuditReport(_name, _records, _lastHash, [.. _problems.OrderBy(problem => problem.First)]);
    }

    private void Note(AuditProblemKind kind, long seq)
    {
        if (kind == AuditProblemKind.Changed && _problems is [.., { Kind: AuditProblemKind.Changed } before] && before.First <= seq && seq <= before.Last + 1)
            _problems[^1] = before with { Last = Math.Max(before.Last, seq) };
        else
            _problems.Add(new AuditProblem(kind, seq, seq));
    }
}
