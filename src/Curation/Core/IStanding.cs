using System.Collections;

namespace Curation.Core;

/// <summary>Which documents are left once stages and dedup have decided: told from stored numbers, before anything is cut or counted.</summary>
public interface IStanding
{
    /// <summary>The files of the run it is read from.</summary>
    IReadOnlyList<string> Files { get; }

    /// <summary>All that it depends on besides the files: ranges, and which member of a cluster survives.</summary>
    string Settings { get; }

    /// <summary>By unit: whether each document stands, by its row.</summary>
    IReadOnlyDictionary<string, BitArray> Read(StepContext context, CancellationToken cancel);
}
