using System.Diagnostics.Metrics;

namespace Curation.Core;

/// <summary>Counters of a run, published on the meter <c>Curation</c> so that the live screen,
/// dotnet-counters and OpenTelemetry see the same numbers.</summary>
public sealed class Progress : IDisposable
{
    private readonly Meter _meter = new("Curation");
    private long _documents, _bytes, _kept, _quarantined;

    public Progress()
    {
        _meter.CreateObservableCounter("documents", () => Documents, "{document}", "documents done in this step");
        _meter.CreateObservableCounter("bytes", () => Bytes, "By", "input bytes read in this step");
        _meter.CreateObservableCounter("quarantined", () => Quarantined, "{record}", "records that could not be read");
    }

    public string Step { get; private set; } = "";

    /// <summary>Units of the step, and how many of them are done.</summary>
    public int Units { get; private set; }

    public int UnitsDone { get; private set; }

    public long Documents => Interlocked.Read(ref _documents);

    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Documents that no rule dropped, of those measured in this step.</summary>
    public long Kept => Interlocked.Read(ref _kept);

    public long Quarantined => Interlocked.Read(ref _quarantined);

    /// <summary>A line of free text on what is being done, such as the loss of a training step.</summary>
    public string Note { get; set; } = "";

    public void Begin(string step, int units)
    {
        (Step, Units, UnitsDone, Note) = (step, units, 0, "");
        _documents = _bytes = _kept = _quarantined = 0;
    }

    public void UnitDone() => UnitsDone++;

    public void Add(long documents = 0, long bytes = 0, long kept = 0, long quarantined = 0)
    {
        Interlocked.Add(ref _documents, documents);
        Interlocked.Add(ref _bytes, bytes);
        Interlocked.Add(ref _kept, kept);
        Interlocked.Add(ref _quarantined, quarantined);
    }

    public void Dispose() => _meter.Dispose();
}
