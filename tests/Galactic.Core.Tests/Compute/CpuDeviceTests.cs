using Galactic.Compute;

namespace Galactic.Tests.Compute;

public class CpuDeviceTests
{
    [Theory]
    [InlineData(1, 1000, 7)]
    [InlineData(2, 1000, 7)]
    [InlineData(4, 13, 1)]
    [InlineData(3, 0, 5)]
    [InlineData(2, 5, 100)]
    public void Every_item_is_processed_exactly_once(int threads, int items, int chunk)
    {
        using CpuDevice device = new(threads);
        int[] visits = new int[items];
        for (int repeat = 0; repeat < 50; repeat++)
        {
            device.Run("count", items, chunk, new CountVisits(visits));
        }

        Assert.All(visits, v => Assert.Equal(50, v));
    }

    [Fact]
    public async Task Workers_that_sleep_and_wake_at_different_speeds_all_take_part_in_every_run()
    {
        // More workers than cores, and pauses around the time they take to fall asleep.
        Task rounds = Task.Run(() =>
        {
            using CpuDevice device = new(8);
            for (int round = 0; round < 200; round++)
            {
                device.Run("work", 16, 1, new SpinKernel(round % 7 * 40));
                Thread.SpinWait(round % 11 * 2000);
            }
        });
        await rounds.WaitAsync(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void Workers_that_went_to_sleep_wake_up_again()
    {
        using CpuDevice device = new(3);
        int[] visits = new int[300];
        for (int repeat = 0; repeat < 5; repeat++)
        {
            device.Run("count", visits.Length, 1, new CountVisits(visits));
            Thread.Sleep(20);
        }

        Assert.All(visits, v => Assert.Equal(5, v));
    }

    [Fact]
    public void A_failing_kernel_is_reported_and_the_device_stays_usable()
    {
        using CpuDevice device = new(2);
        InvalidOperationException failure = Assert.Throws<InvalidOperationException>(
            () => device.Run("fail", 100, 1, new FailFrom(57, 57)));
        Assert.Equal("item 57", failure.Message);
        int[] visits = new int[100];
        device.Run("count", visits.Length, 1, new CountVisits(visits));
        Assert.All(visits, v => Assert.Equal(1, v));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Of_several_failures_the_one_of_the_lowest_item_is_reported(int threads)
    {
        using CpuDevice device = new(threads);
        for (int round = 0; round < 50; round++)
        {
            int first = 7 * round % 93;
            InvalidOperationException failure = Assert.Throws<InvalidOperationException>(
                () => device.Run("fail", 100, 1 + round % 4, new FailFrom(first, 99)));
            Assert.Equal($"item {first}", failure.Message);
        }
    }

    [Fact]
    public void A_repeated_stage_allocates_nothing()
    {
        using CpuDevice device = new(2);
        int[] visits = new int[64];
        device.Run("count", visits.Length, 4, new CountVisits(visits));
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int repeat = 0; repeat < 100; repeat++)
        {
            device.Run("count", visits.Length, 4, new CountVisits(visits));
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Time_is_kept_under_the_stage_name()
    {
        using CpuDevice device = new(1);
        device.Run("nap", 1, 1, new Nap());
        KeyValuePair<string, double> stage = Assert.Single(device.Clock.Snapshot());
        Assert.Equal("nap", stage.Key);
        Assert.InRange(stage.Value, 0.009, 5);
    }

    private readonly struct CountVisits(int[] visits) : IKernel
    {
        public void Execute(int begin, int end, int worker)
        {
            for (int i = begin; i < end; i++)
            {
                Interlocked.Increment(ref visits[i]);
            }
        }
    }

    /// <summary>Fails at a range of items, late at the first of them.</summary>
    private readonly struct FailFrom(int first, int last) : IKernel
    {
        public void Execute(int begin, int end, int worker)
        {
            for (int item = begin; item < end; item++)
            {
                if (item >= first && item <= last)
                {
                    Thread.SpinWait(item == first ? 20_000 : 1);
                    throw new InvalidOperationException($"item {item}");
                }
            }
        }
    }

    private readonly struct Nap : IKernel
    {
        public void Execute(int begin, int end, int worker) => Thread.Sleep(10);
    }

    private readonly struct SpinKernel(int spins) : IKernel
    {
        public void Execute(int begin, int end, int worker) => Thread.SpinWait(spins * worker);
    }
}
