using System.Text;
using Curation.Sources.Gzip;

namespace Curation.Tests.Sources;

public sealed class Crc32Tests
{
    [Fact]
    public void The_check_value_of_the_standard() => Assert.Equal(0xCBF43926u, Crc32.Append(0, Encoding.ASCII.GetBytes("123456789")));

    [Fact]
    public void Every_length_agrees_with_the_table_and_in_parts_with_the_whole()
    {
        for (var length = 0; length < 700; length++)
        {
            var data = WarcFixture.Noise(length, length);
            var expected = ~Crc32.ByTable(~0u, data);
            Assert.Equal(expected, Crc32.Append(0, data));
            Assert.Equal(expected, Crc32.Append(Crc32.Append(0, data.AsSpan(0, length / 3)), data.AsSpan(length / 3)));
        }
    }
}
