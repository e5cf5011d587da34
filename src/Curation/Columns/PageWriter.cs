using System.Buffers;

namespace Curation.Columns;

/// <summary>Packs pages, with their headers, one after the other; the dictionary page, known last, goes first into the file.</summary>
internal sealed class PageWriter(ParquetCodec codec)
{
    private readonly ArrayBufferWriter<byte> _data = new();
    private readonly ArrayBufferWriter<byte> _dictionary = new();
    private readonly ArrayBufferWriter<byte> _packed = new();
    private readonly ArrayBufferWriter<byte> _header = new();

    /// <summary>Headers and pages before compression.</summary>
    internal long PlainBytes { get; private set; }

    internal int DictionaryBytes => _dictionary.WrittenCount;

    internal long StoredBytes => _data.WrittenCount + _dictionary.WrittenCount;

    internal void Data(ReadOnlySpan<byte> body, int entries, PageEncoding encoding) => Write(_data, PageType.Data, body, entries, encoding);

    internal void Dictionary(ReadOnlySpan<byte> body, int entries) => Write(_dictionary, PageType.Dictionary, body, entries, PageEncoding.Plain);

    /// <summary>Hands the pages over and forgets them.</summary>
    internal void MoveTo(Stream output)
    {
        output.Write(_dictionary.WrittenSpan);
        output.Write(_data.WrittenSpan);
        _dictionary.ResetWrittenCount();
        _data.ResetWrittenCount();
        PlainBytes = 0;
    }

    private void Write(ArrayBufferWriter<byte> target, PageType type, ReadOnlySpan<byte> body, int entries, PageEncoding encoding)
    {
        _packed.ResetWrittenCount();
        PageCodec.Compress(codec, body, _packed);
        _header.ResetWrittenCount();
        WriteHeader(type, body.Length, _packed.WrittenCount, entries, encoding);
        target.Write(_header.WrittenSpan);
        target.Write(_packed.WrittenSpan);
        PlainBytes += _header.WrittenCount + body.Length;
    }

    private void WriteHeader(PageType type, int plainBytes, int packedBytes, int entries, PageEncoding encoding)
    {
        var thrift = new ThriftWriter(_header);
        thrift.Element();
        thrift.I32(1, (int)type);
        thrift.I32(2, plainBytes);
        thrift.I32(3, packedBytes);
        thrift.Struct(type == PageType.Data ? 5 : 7);
        thrift.I32(1, entries);
        thrift.I32(2, (int)encoding);
        if (type == PageType.Data)
        {
            thrift.I32(3, (int)PageEncoding.Rle);
            thrift.I32(4, (int)PageEncoding.Rle);
        }
        thrift.End();
        thrift.End();
    }
}
