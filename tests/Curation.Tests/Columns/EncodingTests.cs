using System.Buffers;
using System.Text;
using Curation.Columns;

namespace Curation.Tests.Columns;

public sealed class EncodingTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(17)]
    [InlineData(31)]
    public void Runs_and_groups_round_trip_and_agree_with_the_slow_reader(int bitWidth)
    {
        var random = new Random(bitWidth);
        for (var trial = 0; trial < 100; trial++)
        {
            var values = new List<int>();
            while (values.Count < trial * 3)
                values.AddRange(Enumerable.Repeat((int)random.NextInt64(1L << bitWidth), random.Next(4) == 0 ? random.Next(1, 60) : 1));
            var output = new ArrayBufferWriter<byte>();
            HybridWriter.Write(values.ToArray(), bitWidth, output);
            byte[] data = [9, .. output.WrittenSpan, 9];
            Assert.Equal(values, SlowHybrid(data[1..^1], bitWidth, values.Count));
            Assert.Equal(values, InWindows(new(data, 1, data.Length - 1, bitWidth), values.Count, random));
        }
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("03", 1)]
    [InlineData("0388", 9)]
    [InlineData("04", 1)]
    [InlineData("0000000000", 1)]
    [InlineData("ffffffffff", 1)]
    public void Short_runs_are_refused(string hex, int count)
    {
        var data = Convert.FromHexString(hex);
        if (count > 0) Assert.Throws<InvalidDataException>(() => new HybridReader(data, 0, data.Length, 1).Read(new int[count]));
        Assert.Throws<InvalidDataException>(() => new HybridReader(data, 0, data.Length, 33));
    }

    [Theory]
    [InlineData(ColumnType.Utf8, "b,a,c", "a", "c")]
    [InlineData(ColumnType.Utf8, "ä,z", "z", "ä")]
    [InlineData(ColumnType.Utf8, "", "", "")]
    public void Bounds_of_short_strings_are_exact(ColumnType type, string values, string min, string max)
    {
        var statistics = Of(type, values.Split(',').Select(Encoding.UTF8.GetBytes));
        Assert.Equal(
            (min, max, true, true),
            (Encoding.UTF8.GetString(statistics.Min!), Encoding.UTF8.GetString(statistics.Max!), statistics.MinIsExact, statistics.MaxIsExact));
    }

    [Fact]
    public void Bounds_of_long_strings_are_short_valid_and_hold()
    {
        var random = new Random(50);
        string[] alphabet = ["a", "z", "é", "\ud7ff", "\uffff", "\U0010ffff", "\u007f"];
        for (var trial = 0; trial < 500; trial++)
        {
            var values = Enumerable.Range(0, random.Next(1, 5)).Select(_ => Encoding.UTF8.GetBytes(Text(random, alphabet, trial % 2 == 0 ? 7 : 2))).ToList();
            var statistics = Of(ColumnType.Utf8, values);
            foreach (var value in values)
            {
                Assert.True(statistics.Min.AsSpan().SequenceCompareTo(value) <= 0);
                Assert.True(statistics.Max is null || statistics.Max.AsSpan().SequenceCompareTo(value) >= 0);
            }
            Assert.InRange(statistics.Min!.Length, 0, 64);
            Assert.True(System.Text.Unicode.Utf8.IsValid(statistics.Min));
            Assert.True(statistics.Max is null || statistics.Max.Length <= 66 && System.Text.Unicode.Utf8.IsValid(statistics.Max));
            Assert.Equal(statistics.MinIsExact, values.Any(value => value.AsSpan().SequenceEqual(statistics.Min)));
        }
    }

    [Fact]
    public void Bounds_leave_out_what_has_no_place_in_an_order()
    {
        Assert.Equal(new(2, null, null, false, false), Of(ColumnType.Double, [BitConverter.GetBytes(double.NaN)], nulls: 2));
        var zeros = Of(ColumnType.Double, [BitConverter.GetBytes(0.0), BitConverter.GetBytes(double.NaN)]);
        Assert.Equal((-0.0, 0.0), (BitConverter.ToDouble(zeros.Min!), BitConverter.ToDouble(zeros.Max!)));
        Assert.True(double.IsNegative(BitConverter.ToDouble(zeros.Min!)));
        Assert.Null(Of(ColumnType.Binary, [Enumerable.Repeat((byte)0xff, 70).ToArray()]).Max);
        Assert.Equal(new byte[] { 1, 3 }, Of(ColumnType.Binary, [[1, 2, .. Enumerable.Repeat((byte)0xff, 70)]]).Max);
    }

    private static ColumnStatistics Of(ColumnType type, IEnumerable<byte[]> values, long nulls = 0)
    {
        var bounds = new Bounds(type);
        foreach (var value in values) bounds.Add(value);
        return bounds.Take(nulls);
    }

    private static string Text(Random random, string[] alphabet, int letters) =>
        string.Concat(Enumerable.Range(0, random.Next(120)).Select(_ => alphabet[^(1 + random.Next(letters))]));

    private static List<int> InWindows(HybridReader reader, int count, Random random)
    {
        var values = new int[count];
        for (var at = 0; at < count;)
        {
            var window = Math.Min(count - at, random.Next(1, 40));
            reader.Read(values.AsSpan(at, window));
            at += window;
        }
        return [.. values];
    }

    /// <summary>The definition, bit by bit.</summary>
    private static List<int> SlowHybrid(byte[] data, int bitWidth, int count)
    {
        var (values, at) = (new List<int>(), 0);
        while (values.Count < count)
        {
            int head = data[at] & 0x7f;
            for (var shift = 7; data[at++] >= 0x80; shift += 7) head |= (data[at] & 0x7f) << shift;
            var isPacked = (head & 1) == 1;
            var bytes = isPacked ? (head >> 1) * bitWidth : (bitWidth + 7) / 8;
            var bits = new System.Collections.BitArray(data[at..(at + bytes)]);
            for (var i = 0; i < (isPacked ? (head >> 1) * 8 : head >> 1); i++)
                values.Add(Enumerable.Range(0, bitWidth).Sum(bit => bits[(isPacked ? i * bitWidth : 0) + bit] ? 1 << bit : 0));
            at += bytes;
        }
        return values[..count];
    }
}
