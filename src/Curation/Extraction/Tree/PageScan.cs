using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Curation.Extraction.Tree;

/// <summary>Where pieces of a page end (the tokenizer's states of HTML standard §13.2.5), found with vectors.</summary>
internal static class PageScan
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsSpace(byte b) => b is (byte)' ' or (byte)'\n' or (byte)'\t' or (byte)'\r' or (byte)'\f';

    /// <summary>Without spaces, tabs and line ends at either end.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && text[start] is (byte)' ' or (byte)'\n' or (byte)'\t' or (byte)'\r') start++;
        while (end > start && text[end - 1] is (byte)' ' or (byte)'\n' or (byte)'\t' or (byte)'\r') end--;
        return text[start..end];
    }

    /// <summary>Behind the last byte of a tag's name.</summary>
    public static int TagNameEnd(ReadOnlySpan<byte> page, int at) => NameEnd(page, at, (byte)'/');

    /// <summary>Behind the last byte of an attribute's name; an equals sign that it begins with is part of it.</summary>
    public static int AttributeNameEnd(ReadOnlySpan<byte> page, int at) => NameEnd(page, at + 1, (byte)'=');

    /// <summary>The first white space, slash, greater-than sign or other byte given.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int NameEnd(ReadOnlySpan<byte> page, int at, byte other)
    {
        if (at + Vector128<byte>.Count <= page.Length)
        {
            var block = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(page), (nuint)at);
            var ends = Vector128.LessThanOrEqual(block, Vector128.Create((byte)' ')) | Vector128.Equals(block, Vector128.Create((byte)'>'))
                | Vector128.Equals(block, Vector128.Create((byte)'/')) | Vector128.Equals(block, Vector128.Create(other));
            var found = ends.ExtractMostSignificantBits();
            at += found == 0 ? Vector128<byte>.Count : BitOperations.TrailingZeroCount(found);
        }

        // a control character stopped the search, the name is long, or the page ends
        while (at < page.Length && page[at] is not ((byte)'>' or (byte)'/') && page[at] != other && !IsSpace(page[at])) at++;
        return at;
    }

    public static int SkipSpace(ReadOnlySpan<byte> page, int at)
    {
        while (at < page.Length && IsSpace(page[at])) at++;
        return at;
    }

    /// <summary>The first such byte from there on, or the end of the page.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Find(ReadOnlySpan<byte> page, int at, byte value)
    {
        if (at + Vector256<byte>.Count <= page.Length)
        {
            var block = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(page), (nuint)at);
            var found = Vector256.Equals(block, Vector256.Create(value)).ExtractMostSignificantBits();
            if (found != 0) return at + BitOperations.TrailingZeroCount(found);
        }

        return FindFar(page, at, value);
    }

    /// <summary>The first less-than sign, ampersand or NUL from there on, or the end of the page.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int PlainTextEnd(ReadOnlySpan<byte> page, int at)
    {
        if (at + Vector256<byte>.Count <= page.Length)
        {
            var block = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(page), (nuint)at);
            var ends = Vector256.Equals(block, Vector256.Create((byte)'<')) | Vector256.Equals(block, Vector256.Create((byte)'&'))
                | Vector256.Equals(block, Vector256<byte>.Zero);
            var found = ends.ExtractMostSignificantBits();
            if (found != 0) return at + BitOperations.TrailingZeroCount(found);
        }

        var far = page[at..].IndexOfAny((byte)'<', (byte)'&', (byte)'\0');
        return far < 0 ? page.Length : at + far;
    }

    private static int FindFar(ReadOnlySpan<byte> page, int at, byte value)
    {
        var found = page[at..].IndexOf(value);
        return found < 0 ? page.Length : at + found;
    }

    /// <summary>Behind a comment whose text begins there.</summary>
    public static int CommentEnd(ReadOnlySpan<byte> page, int at)
    {
        if (page[at..].StartsWith(">"u8)) return at + 1;
        if (page[at..].StartsWith("->"u8)) return at + 2;
        while (true)
        {
            var dashes = page[at..].IndexOf("--"u8);
            if (dashes < 0) return page.Length;
            at += dashes;
            if (page[at..].StartsWith("-->"u8)) return at + 3;
            if (page[at..].StartsWith("--!>"u8)) return at + 4;
            at++;
        }
    }

    /// <summary>Behind a CDATA section whose text begins there.</summary>
    public static int CdataEnd(ReadOnlySpan<byte> page, int at)
    {
        var end = page[at..].IndexOf("]]>"u8);
        return end < 0 ? page.Length : at + end;
    }

    /// <summary>Where the end tag of that name stands, or the end of the page.</summary>
    public static int EndTag(ReadOnlySpan<byte> page, int at, ReadOnlySpan<byte> name)
    {
        while (true)
        {
            var found = page[at..].IndexOf("</"u8);
            if (found < 0) return page.Length;
            at += found;
            if (IsName(page, at + 2, name)) return at;
            at += 2;
        }
    }

    /// <summary>Where a start tag of that name stands, or the end of the page.</summary>
    public static int StartTag(ReadOnlySpan<byte> page, int at, ReadOnlySpan<byte> name)
    {
        for (; (at = Find(page, at, (byte)'<')) < page.Length; at++)
        {
            if (IsName(page, at + 1, name)) break;
        }

        return at;
    }

    /// <summary>Where a script's end tag stands: not one that a comment with another script in it hides.</summary>
    public static int ScriptEnd(ReadOnlySpan<byte> page, int at)
    {
        var end = EndTag(page, at, "script"u8);
        while (true)
        {
            var comment = page[at..end].IndexOf("<!--"u8);
            if (comment < 0) return end;
            at = Escaped(page, at + comment + 4, out var isEnd);
            if (isEnd) return at;
            if (at > end) end = EndTag(page, at, "script"u8);
        }
    }

    /// <summary>Follows the escaped and double escaped states to the end of either the comment or the script.</summary>
    private static int Escaped(ReadOnlySpan<byte> page, int at, out bool isEnd)
    {
        isEnd = true;
        var isDouble = false;
        // the dashes of <!-- count: <!--> is a comment
        for (at -= 2; at < page.Length; at++)
        {
            var found = page[at..].IndexOfAny((byte)'-', (byte)'<');
            if (found < 0) return page.Length;
            at += found;
            if (page[at] == '-')
            {
                if (!page[at..].StartsWith("-->"u8)) continue;
                isEnd = false;
                return at + 3;
            }

            var isEndTag = page[at..].StartsWith("</"u8);
            if (!IsName(page, at + (isEndTag ? 2 : 1), "script"u8)) continue;
            if (isEndTag && !isDouble) return at;
            isDouble = !isEndTag;
        }

        return page.Length;
    }

    private static bool IsName(ReadOnlySpan<byte> page, int at, ReadOnlySpan<byte> name)
    {
        var end = at + name.Length;
        return end < page.Length && (IsSpace(page[end]) || page[end] is (byte)'/' or (byte)'>') && Ascii.EqualsIgnoreCase(page[at..end], name);
    }
}
