using System.Text;
using Curation.Columns;

namespace Curation.Tests.Columns;

public sealed class SnappyTests
{
    [Fact]
    public void Whatever_is_packed_unpacks_to_itself()
    {
        var random = new Random(20);
        for (var trial = 0; trial < 220; trial++)
        {
            var plain = Generate(random, random.Next(trial < 200 ? 100 : 150_000));
            var packed = Pack(plain);
            Assert.Equal(plain, Unpack(packed));
            Assert.Equal(plain, SlowUnpack(packed));
        }
    }

    [Theory]
    [InlineData("00", "")]
    [InlineData("010061", "a")]
    [InlineData("0a00610d01", "aaaaaaaa")]
    [InlineData("0600610a0100", "aaaa")]
    [InlineData("0600610f01000000", "aaaaa")]
    [InlineData("05f00461626364 65", "abcde")]
    [InlineData("05f4040061626364 65", "abcde")]
    public void Blocks_of_others_are_read(string hex, string expected)
    {
        var packed = Convert.FromHexString(hex.Replace(" ", ""));
        packed[0] = (byte)expected.Length;
        Assert.Equal(expected, Encoding.ASCII.GetString(Unpack(packed)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("80")]
    [InlineData("ffffffffff01")]
    [InlineData("ffffffff0700")]
    [InlineData("0100")]
    [InlineData("020061")]
    [InlineData("02fc")]
    [InlineData("02fcffffffff")]
    [InlineData("050061 0a0000")]
    [InlineData("050061 0a0200")]
    [InlineData("020061 0a0100")]
    [InlineData("01006100")]
    public void Broken_blocks_are_refused(string hex)
    {
        Assert.Throws<InvalidDataException>(() => Unpack(Convert.FromHexString(hex.Replace(" ", ""))));
    }

    [Fact]
    public void Damaged_blocks_are_refused_or_give_other_bytes()
    {
        var random = new Random(21);
        var packed = Pack(Generate(random, 5000));
        for (var trial = 0; trial < 4000; trial++)
        {
            var damaged = packed[..random.Next(1, packed.Length + 1)];
            damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            try { Unpack(damaged); }
            catch (InvalidDataException) { }
        }
    }

    [Fact]
    public void Repeats_shrink_and_noise_hardly_grows()
    {
        var noise = new byte[100_000];
        new Random(22).NextBytes(noise);
        Assert.InRange(Pack(noise).Length, noise.Length, noise.Length + noise.Length / 100);
        Assert.InRange(Pack(new byte[100_000]).Length, 1, 5000);
    }

    private static byte[] Generate(Random random, int length)
    {
        var plain = new List<byte>();
        while (plain.Count < length)
        {
            if (plain.Count > 0 && random.Next(2) == 0)
            {
                var from = random.Next(plain.Count);
                for (var left = random.Next(1, 200); left > 0; left--) plain.Add(plain[from++]);
            }
            else for (var left = random.Next(1, random.Next(4) == 0 ? 400 : 12); left > 0; left--) plain.Add((byte)random.Next(256));
        }
        return [.. plain];
    }

    private static byte[] Pack(byte[] plain)
    {
        var packed = new byte[Snappy.MaxCompressedLength(plain.Length)];
        return packed[..Snappy.Compress(plain, packed)];
    }

    private static byte[] Unpack(byte[] packed)
    {
        var plain = new byte[Snappy.PlainLength(packed)];
        Snappy.Decompress(packed, plain);
        return plain;
    }

    /// <summary>The format description, byte by byte.</summary>
    private static byte[] SlowUnpack(byte[] packed)
    {
        var at = 0;
        while (packed[at++] >= 0x80) { }
        var plain = new List<byte>();
        while (at < packed.Length)
        {
            int tag = packed[at++], kind = tag & 3, length = (tag >> 2) + 1;
            if (kind == 0)
            {
                if (length == 61) length = packed[at++] + 1;
                else if (length == 62) { length = packed[at] + packed[at + 1] * 256 + 1; at += 2; }
                plain.AddRange(packed[at..(at + length)]);
                at += length;
                continue;
            }
            var offset = kind == 1 ? (tag >> 5) * 256 + packed[at++] : packed[at++] + packed[at++] * 256;
            if (kind == 1) length = (tag >> 2 & 7) + 4;
            for (; length > 0; length--) plain.Add(plain[^offset]);
        }
        return [.. plain];
    }
}
