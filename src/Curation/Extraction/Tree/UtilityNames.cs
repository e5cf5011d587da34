namespace Curation.Extraction.Tree;

/// <summary>Names that style sheets of utilities use: they hide a part on some screens, or cut what flows over its border, and say nothing of what it is.
/// </summary>
/// <remarks>Bootstrap 3 to 5, Foundation and Tailwind CSS.</remarks>
internal static class UtilityNames
{
    /// <summary>Whether all that names say of being unseen is said by utilities.</summary>
    public static bool OnlyHideSome(ReadOnlySpan<byte> names)
    {
        var isShownOnSome = IsShownOnSome(names);
        foreach (var range in names.SplitAny(" \t\r\n\f"u8))
        {
            var name = names[range];
            if (name.IsEmpty || (CategoryAutomaton.Of(name) & Category.Unseen) == 0 || HidesSome(name)) continue;
            if (!isShownOnSome || !name.SequenceEqual("hidden"u8)) return false;
        }

        return true;
    }

    private static bool HidesSome(ReadOnlySpan<byte> name) => name.Contains((byte)':') || name.StartsWith("hidden-"u8) || name.StartsWith("hide-"u8)
        || (name.StartsWith("overflow-"u8) && name.EndsWith("hidden"u8)) || name.SequenceEqual("visually-hidden-focusable"u8);

    /// <summary>As "hidden md:block" does.</summary>
    private static bool IsShownOnSome(ReadOnlySpan<byte> names)
    {
        foreach (var range in names.SplitAny(" \t\r\n\f"u8))
        {
            var name = names[range];
            var colon = name.LastIndexOf((byte)':');
            if (colon < 0) continue;
            var display = name[(colon + 1)..];
            if (InlineStyle.IsBlock(display) || display.StartsWith("inline"u8) || display.SequenceEqual("contents"u8)) return true;
        }

        return false;
    }
}
