namespace Curation.Dedup.Repeats;

/// <summary>Ranges of one unit, handed out document by document.</summary>
/// <param name="ranges">In the order of places; enumerated once.</param>
internal sealed class ByDocument(IEnumerable<RangeRow> ranges) : IDisposable
{
    private readonly IEnumerator<RangeRow> _next = ranges.GetEnumerator();
    private bool _isStarted, _hasNext;

    /// <summary>Whether a document has any. Rows are asked for in order.</summary>
    public bool Has(long row)
    {
        if (!_isStarted) _hasNext = _next.MoveNext();
        _isStarted = true;
        while (_hasNext && _next.Current.Place.Row < row) _hasNext = _next.MoveNext();
        return _hasNext && _next.Current.Place.Row == row;
    }

    /// <summary>Takes those of a document.</summary>
    public List<RangeRow> Of(long row)
    {
        var own = new List<RangeRow>();
        for (; Has(row); _hasNext = _next.MoveNext()) own.Add(_next.Current);
        return own;
    }

    public void Dispose() => _next.Dispose();
}
