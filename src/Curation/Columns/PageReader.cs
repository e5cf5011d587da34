namespace Curation.Columns;

/// <summary>The header of a page, and where its parts lie in <see cref="PageReader.Body"/>. Only data pages of version 2 have lengths of levels.</summary>
internal record struct Page()
{
    internal PageType Type { get; set; } = (PageType)(-1);
    internal int PlainBytes { get; set; } = -1;
    internal int PackedBytes { get; set; } = -1;
    internal int Entries { get; set; }
    internal PageEncoding Encoding { get; set; }
    internal PageEncoding Definitions { get; set; } = PageEncoding.Rle;
    internal PageEncoding Repetitions { get; set; } = PageEncoding.Rle;
    internal int RepetitionBytes { get; set; }
    internal int DefinitionBytes { get; set; }
    internal bool IsCompressed { get; set; } = true;
}

/// <summary>Reads the pages of a column chunk one after the other into one buffer.</summary>
internal sealed class PageReader(ParquetFile file)
{
    private const int LeastHeaderBytes = 256;
    private const int MostHeaderBytes = 16 << 20;

    private byte[] _packed = [];
    private byte[] _body = [];
    private ParquetCodec _codec;
    private long _position;
    private long _end;

    /// <summary>The unpacked page; longer than it.</summary>
    internal byte[] Body => _body;

    internal void Open(ChunkLayout chunk)
    {
        _codec = chunk.Codec;
        _position = chunk.Start;
        _end = _position + chunk.StoredBytes;
    }

    /// <exception cref="InvalidDataException">There is no further page, or it is broken.</exception>
    internal Page Next()
    {
        var page = ReadHeader();
        if (page.PackedBytes < 0 || page.PackedBytes > _end - _position)
            throw ValueDecoder.Broken($"at most {_end - _position} bytes, found {page.PackedBytes}");
        if (page.PlainBytes is < 0 or > Format.MaxPageBytes)
            throw ValueDecoder.Broken($"at most {Format.MaxPageBytes} bytes unpacked, found {page.PlainBytes}");
        if (page.Type == PageType.Index)
        {
            _position += page.PackedBytes;
            return page;
        }
        PageCodec.Reserve(ref _packed, page.PackedBytes);
        file.Read(_packed.AsSpan(0, page.PackedBytes), _position);
        _position += page.PackedBytes;
        Unpack(page);
        return page;
    }

    /// <summary>A dictionary stays while pages come and go, so it takes the buffer with it.</summary>
    internal byte[] TakeBody()
    {
        var taken = _body;
        _body = [];
        return taken;
    }

    private void Unpack(Page page)
    {
        var levels = page.RepetitionBytes + (long)page.DefinitionBytes;
        if (page.RepetitionBytes < 0 || page.DefinitionBytes < 0 || levels > Math.Min(page.PlainBytes, page.PackedBytes))
            throw ValueDecoder.Broken("levels within the page");
        if (levels == 0)
        {
            PageCodec.Decompress(page.IsCompressed ? _codec : ParquetCodec.Uncompressed, _packed, 0, page.PackedBytes, page.PlainBytes, ref _body);
            return;
        }
        // levels of version 2 stand before the compressed part
        var (start, values) = ((int)levels, Array.Empty<byte>());
        PageCodec.Decompress(
            page.IsCompressed ? _codec : ParquetCodec.Uncompressed, _packed, start, page.PackedBytes - start, page.PlainBytes - start, ref values);
        PageCodec.Reserve(ref _body, page.PlainBytes);
        _packed.AsSpan(0, start).CopyTo(_body);
        values.AsSpan(0, page.PlainBytes - start).CopyTo(_body.AsSpan(start));
    }

    /// <summary>The length of a header stands nowhere: where a first guess was too short, more is read.</summary>
    private Page ReadHeader()
    {
        for (var guess = LeastHeaderBytes; ; guess *= 8)
        {
            var bytes = (int)Math.Min(guess, _end - _position);
            if (bytes == 0) throw ValueDecoder.Broken("another page");
            PageCodec.Reserve(ref _packed, bytes);
            file.Read(_packed.AsSpan(0, bytes), _position);
            var thrift = new ThriftReader(_packed.AsSpan(0, bytes));
            try
            {
                var page = ReadHeader(ref thrift);
                _position += thrift.Position;
                return page;
            }
            catch (InvalidDataException) when (thrift.RanOut && bytes == guess && guess < MostHeaderBytes)
            {
                continue;
            }
        }
    }

    private static Page ReadHeader(ref ThriftReader thrift)
    {
        var page = new Page();
        for (var field = 0; thrift.Next(ref field, out var type);)
        {
            switch (field)
            {
                case 1: page.Type = (PageType)thrift.I32(type); break;
                case 2: page.PlainBytes = thrift.I32(type); break;
                case 3: page.PackedBytes = thrift.I32(type); break;
                case 5 or 7: ReadDataHeader(ref thrift, type, ref page); break;
                case 8: ReadDataHeaderV2(ref thrift, type, ref page); break;
                default: thrift.Skip(type); break;
            }
        }
        return Enum.IsDefined(page.Type) && page.Entries >= 0 ? page : throw ValueDecoder.Broken("a page header");
    }

    private static void ReadDataHeader(ref ThriftReader thrift, ThriftType structure, ref Page page)
    {
        thrift.Expect(structure, ThriftType.Struct);
        for (var field = 0; thrift.Next(ref field, out var type);)
        {
            if (field == 1) page.Entries = thrift.I32(type);
            else if (field == 2) page.Encoding = (PageEncoding)thrift.I32(type);
            else if (field == 3 && type == ThriftType.I32) page.Definitions = (PageEncoding)thrift.I32(type);
            else if (field == 4) page.Repetitions = (PageEncoding)thrift.I32(type);
            else thrift.Skip(type);
        }
    }

    private static void ReadDataHeaderV2(ref ThriftReader thrift, ThriftType structure, ref Page page)
    {
        thrift.Expect(structure, ThriftType.Struct);
        for (var field = 0; thrift.Next(ref field, out var type);)
        {
            switch (field)
            {
                case 1: page.Entries = thrift.I32(type); break;
                case 4: page.Encoding = (PageEncoding)thrift.I32(type); break;
                case 5: page.DefinitionBytes = thrift.I32(type); break;
                case 6: page.RepetitionBytes = thrift.I32(type); break;
                case 7: page.IsCompressed = thrift.Bool(type); break;
                default: thrift.Skip(type); break;
            }
        }
    }
}
