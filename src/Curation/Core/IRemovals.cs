namespace Curation.Core;

/// <summary>Sums up what a step took out, once tokens are counted and all is decided.</summary>
public interface IRemovals
{
    /// <summary>The files of the run it reads besides ledger and documents.</summary>
    IReadOnlyList<string> Files { get; }

    /// <summary>Writes the sum.</summary>
    /// <returns>The file, relative to the run folder.</returns>
    string Write(string runFolder, ITokenizer tokenizer);
}
