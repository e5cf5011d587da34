using Curation.Core;

namespace Curation.Sources;

/// <summary>Where to begin reading a packed file so that every record from some place on comes out just as when the file is read from its start.</summary>
/// <remarks>
/// Packed data may hold the packed files of others byte for byte, so that what looks like the start of a member need not be one. But deflate stores at most
/// 65,535 bytes as they are (RFC 1951 §3.2.4) and zstd 128 kB (RFC 8878 §3.1.1.2.4), with a header before each such block: sound members that begin with
/// a record and follow each other over a longer stretch are members of this file.
/// </remarks>
internal static class MemberSearch
{
    private const long ProvenBytes = (1 << 17) + 64, FirstLead = 1 << 20;
    private const int LeadGrowth = 8;

    /// <summary>The start of a member before a place; 0 where none can be proven.</summary>
    /// <param name="magic">How each record begins.</param>
    public static long StartBefore(BufferedInput input, MemberFormat format, ReadOnlySpan<byte> magic, long place)
    {
        for (var lead = FirstLead; lead < place; lead *= LeadGrowth)
        {
            if (FirstProven(input, format, magic, place - lead, place) is { } start) return start;
        }

        return 0;
    }

    private static long? FirstProven(BufferedInput input, MemberFormat format, ReadOnlySpan<byte> magic, long from, long until)
    {
        for (input.Seek(from); MemberSegments.SeekMagic(input, format.Magic) && input.Offset < until;)
        {
            var start = input.Offset;
            var lastMember = LastOfChain(input, format, magic);
            if (lastMember is null) return start;
            // the members of a broken chain all end at the same break
            input.Seek(Math.Max(start, lastMember.Value) + 1);
        }

        return null;
    }

    /// <returns>null where the chain is long enough; otherwise the start of its last sound member, or 0.</returns>
    private static long? LastOfChain(BufferedInput input, MemberFormat format, ReadOnlySpan<byte> magic)
    {
        var (start, last) = (input.Offset, 0L);
        while (input.Offset - start < ProvenBytes)
        {
            var member = input.Offset;
            if (!PassMember(input, format, magic)) return last;
            last = member;
            format.SkipPadding(input);
            if (input.Peek(1).IsEmpty) return null;
        }

        return null;
    }

    private static bool PassMember(BufferedInput input, MemberFormat format, ReadOnlySpan<byte> magic)
    {
        var start = input.Offset;
        using var member = format.Open(input);
        if (member is null) return false;
        var block = new byte[1 << 14];
        try
        {
            var length = 0;
            for (int count; length < magic.Length && (count = member.Read(block.AsSpan(length))) > 0;) length += count;
            if (!block.AsSpan(0, length).StartsWith(magic)) return false;
            var unpacked = 0L;
            for (int count; (count = member.Read(block)) > 0 && !MemberSegments.IsBomb(unpacked, input.Offset - start);) unpacked += count;
            return !MemberSegments.IsBomb(unpacked, input.Offset - start);
        }
        catch (BadRecordException)
        {
            return false;
        }
    }
}
