namespace Curation.Core;

/// <summary>Documents that a step between measure and select took out.</summary>
public interface IRejections
{
    /// <summary>The files of the run they are read from.</summary>
    IReadOnlyList<string> Files { get; }

    /// <summary>Those of a run, each once.</summary>
    IEnumerable<Rejection> Read(string runFolder);
}

/// <summary>A document that was taken out.</summary>
/// <param name="Unit">Name of its unit.</param>
/// <param name="Row">Its row there.</param>
/// <param name="Reason"><c>step/rule</c>.</param>
/// <param name="Value">The number that decided.</param>
public readonly record struct Rejection(string Unit, int Row, string Reason, double Value);
