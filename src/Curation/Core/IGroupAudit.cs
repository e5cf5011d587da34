namespace Curation.Core;

/// <summary>Follows groups of documents through the steps of a run.</summary>
public interface IGroupAudit
{
    /// <summary>The audit of a run.</summary>
    /// <param name="steps">Names of the places where documents fall, in order.</param>
    /// <param name="fates">Counts of documents that share their groups and their fate.</param>
    /// <returns>The content of <c>bias.json</c>.</returns>
    string Report(IReadOnlyList<string> steps, IReadOnlyList<GroupFate> fates);
}

/// <summary>Documents of the same groups that fell at the same place.</summary>
/// <param name="Groups">Names joined by a space.</param>
/// <param name="FellAt">Index of the step they fell at; the number of steps for those that were kept.</param>
/// <param name="Tokens">Tokens as extracted.</param>
public readonly record struct GroupFate(string Groups, int FellAt, long Documents, long Tokens);
