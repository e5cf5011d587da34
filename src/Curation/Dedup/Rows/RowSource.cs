using Curation.Core;

namespace Curation.Dedup.Rows;

/// <summary>What documents made of rows say as their source: where the id is from; of a row that could not be read the reason, with its place as the
/// title.</summary>
internal static class RowSource
{
    public const string Given = "", Made = "made";

    /// <summary>Null where the row could be read.</summary>
    public static RowFault? FaultOf(Document document) =>
        document.Source is Given or Made ? null : new(document.Source, document.Title ?? "");
}
