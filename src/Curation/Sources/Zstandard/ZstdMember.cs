using Curation.Core;
using Curation.Storage;

namespace Curation.Sources.Zstandard;

/// <summary>One zstd frame.</summary>
internal sealed class ZstdMember(BufferedInput input, ZstdDecoder decoder, bool lacksDictionary) : Member
{
    private bool _ended;

    public override int Read(Span<byte> into)
    {
        while (!_ended)
        {
            var from = input.Peek(1);
            var (read, written) = Decode(from, into);
            input.Advance(read);
            _ended = !decoder.IsInsideFrame;
            if (written > 0 || into.IsEmpty) return written;
            if (from.IsEmpty && !_ended) throw new BadRecordException("truncated-zstd", "the file ends within a zstd frame");
        }

        return 0;
    }

    private (int Read, int Written) Decode(ReadOnlySpan<byte> from, Span<byte> into)
    {
        try
        {
            return decoder.Decode(from, into);
        }
        catch (InvalidDataException error)
        {
            throw lacksDictionary
                ? new BadRecordException(MemberSegments.MissingDictionary, "the zstd data needs a dictionary that the file does not begin with", error)
                : new BadRecordException("bad-zstd", "the zstd data is damaged", error);
        }
    }
}
