namespace Curation.Core;

/// <summary>What measure keeps of each text for the dedup step.</summary>
public interface ISketcher
{
    /// <summary>Hashes of a document in its dedup form. Pure and thread-safe.</summary>
    object Sketch(Document document);

    /// <summary>Starts the file for one unit.</summary>
    ISketchFile Create(string runFolder, string unit);
}

/// <summary>The sketches of one unit, row for row with its documents.</summary>
public interface ISketchFile : IDisposable
{
    void Add(object sketch);

    /// <summary>Publishes the file.</summary>
    /// <returns>Its path, relative to the run folder.</returns>
    string Finish();
}
