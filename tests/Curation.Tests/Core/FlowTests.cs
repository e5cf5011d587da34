using Curation.Core;

namespace Curation.Tests.Core;

public sealed class FlowTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(16)]
    public async Task Keeps_the_order_for_any_number_of_workers(int workers)
    {
        var written = new List<int>();
        await Flow.Run(Enumerable.Range(0, 1000), number => number * 2, written.Add, workers, CancellationToken.None);
        Assert.Equal(Enumerable.Range(0, 1000).Select(number => number * 2), written);
    }

    [Fact]
    public async Task A_fault_in_reading_surfaces_as_itself() =>
        await Assert.ThrowsAsync<FormatException>(() => Flow.Run(Endless(failAt: 50), number => number, _ => { }, 2, CancellationToken.None));

    [Fact]
    public async Task A_fault_in_work_stops_an_endless_reader_and_surfaces_as_itself() =>
        await Assert.ThrowsAsync<FormatException>(() => Flow.Run(
            Endless(), number => number == 50 ? throw new FormatException() : number, _ => { }, 2, CancellationToken.None));

    [Fact]
    public async Task A_fault_in_writing_stops_an_endless_reader_and_surfaces_as_itself() =>
        await Assert.ThrowsAsync<FormatException>(() => Flow.Run(
            Endless(), number => number, number => { if (number == 50) throw new FormatException(); }, 2, CancellationToken.None));

    [Fact]
    public async Task Cancelling_ends_it()
    {
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Flow.Run(
            Endless(), number => number, number => { if (number == 50) stop.Cancel(); }, 2, stop.Token));
    }

    private static IEnumerable<int> Endless(int failAt = int.MaxValue)
    {
        for (var number = 0; ; number++) yield return number == failAt ? throw new FormatException() : number;
    }
}
