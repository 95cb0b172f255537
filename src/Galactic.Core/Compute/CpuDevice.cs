using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace Galactic.Compute;

/// <summary>
/// Worker threads that run kernels over ranges of items. Allocates nothing per call after a kernel type's first
/// run and keeps the time spent under each stage name.
/// </summary>
/// <remarks>
/// Each worker has its own part of the items, the same in every run, so that it finds in its cache what it left there;
/// whoever is done helps with the parts of others. Results must not depend on which worker runs which chunk. Workers
/// spin briefly and then sleep, so that an idle device leaves the cores to other libraries. Nobody
/// waits for a worker that did not come in time: on a busy machine the others do its share.
/// Not reentrant: one <see cref="Run{TKernel}"/> at a time.
/// </remarks>
public sealed class CpuDevice : IDisposable
{
    private const int SpinsBeforeSleep = 2000;
    private const int Closed = int.MinValue;
    private readonly Thread[] threads;
    private readonly Dictionary<Type, Job> jobs = [];
    // One bell and one flag per worker: with a shared bell, a worker that falls asleep again could take the ring
    // meant for another, which would then sleep through its part of the work.
    private readonly SemaphoreSlim[] bells;
    private readonly int[] asleep;
    private Job? current;
    private int epoch;
    // Workers inside the current job, with the sign bit set while nobody may enter.
    private int gate = Closed;
    private volatile bool stopping;

    /// <summary>Starts a device with the given number of workers, the calling thread included.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is below one.</exception>
    public CpuDevice(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        Threads = threads;
        this.threads = new Thread[threads - 1];
        bells = [.. Enumerable.Range(0, threads).Select(_ => new SemaphoreSlim(0))];
        asleep = new int[threads];
        for (int worker = 1; worker < threads; worker++)
        {
            int number = worker;
            this.threads[worker - 1] = new Thread(() => Work(number), 16 << 20)
            {
                IsBackground = true,
                Name = $"galactic {number}",
            };
            this.threads[worker - 1].Start();
        }
    }

    /// <summary>Number of workers, the calling thread included.</summary>
    public int Threads { get; }

    /// <summary>Seconds spent in each stage, by the name given to <see cref="Run{TKernel}"/>.</summary>
    public StageClock Clock { get; } = new();

    /// <summary>Runs a kernel over [0, <paramref name="items"/>) and returns when all items are done.</summary>
    /// <param name="name">Stage name, the label in profiles.</param>
    /// <param name="items">Number of items.</param>
    /// <param name="chunk">Items handed out at a time.</param>
    /// <param name="kernel">The work.</param>
    /// <remarks>What a kernel throws is thrown here; of several exceptions that of the lowest chunk, whatever the workers
    /// did first.</remarks>
    public void Run<TKernel>(string name, int items, int chunk, in TKernel kernel)
        where TKernel : struct, IKernel
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(chunk, 1);
        long start = Stopwatch.GetTimestamp();
        if (!jobs.TryGetValue(typeof(TKernel), out Job? found))
        {
            found = new Job<TKernel>(Threads);
            jobs.Add(typeof(TKernel), found);
        }

        Job<TKernel> job = (Job<TKernel>)found;
        job.Kernel = kernel;
        job.Prepare(items, chunk);
        if (threads.Length > 0 && items > chunk)
        {
            Volatile.Write(ref current, job);
            Volatile.Write(ref gate, 0);
            Interlocked.Increment(ref epoch);
            WakeWorkers();
            job.Execute(0);
            Interlocked.Or(ref gate, Closed);
            SpinWait spin = default;
            while (Volatile.Read(ref gate) != Closed)
            {
                spin.SpinOnce(-1);
            }
        }
        else
        {
            job.Execute(0);
        }

        Clock.Add(name, Stopwatch.GetTimestamp() - start);
        job.ThrowIfFailed();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (stopping)
        {
            return;
        }

        stopping = true;
        Interlocked.Increment(ref epoch);
        WakeWorkers();
        foreach (Thread thread in threads)
        {
            thread.Join();
        }

        foreach (SemaphoreSlim bell in bells)
        {
            bell.Dispose();
        }
    }

    private void WakeWorkers()
    {
        for (int worker = 1; worker < asleep.Length; worker++)
        {
            if (Volatile.Read(ref asleep[worker]) == 1 && Interlocked.Exchange(ref asleep[worker], 0) == 1)
            {
                bells[worker].Release();
            }
        }
    }

    private void Work(int worker)
    {
        int seen = 0;
        while (true)
        {
            int spins = 0;
            while (Volatile.Read(ref epoch) == seen)
            {
                if (++spins < SpinsBeforeSleep)
                {
                    Thread.SpinWait(20);
                    continue;
                }

                Interlocked.Exchange(ref asleep[worker], 1);
                // Work that came before the flag was seen rings no bell; work that came after it does.
                if (Volatile.Read(ref epoch) == seen || Interlocked.Exchange(ref asleep[worker], 0) == 0)
                {
                    bells[worker].Wait();
                }

                spins = 0;
            }

            seen = Volatile.Read(ref epoch);
            if (stopping)
            {
                return;
            }

            if (Enter())
            {
                Volatile.Read(ref current)!.Execute(worker);
                Interlocked.Decrement(ref gate);
            }
        }
    }

    /// <summary>Joins the current job; false if it is over.</summary>
    private bool Enter()
    {
        int inside = Volatile.Read(ref gate);
        while (inside >= 0)
        {
            int before = Interlocked.CompareExchange(ref gate, inside + 1, inside);
            if (before == inside)
            {
                return true;
            }

            inside = before;
        }

        return false;
    }

    private abstract class Job(int parts)
    {
        // Counters in one cache line would cost each worker what the others do.
        private const int Spacing = 128 / sizeof(int);
        private readonly int[] next = new int[(parts + 1) * Spacing];
        private readonly int[] ends = new int[parts];
        private int chunk;
        private readonly Lock gate = new();
        private Exception? failure;
        private int failedAt;

        public void Prepare(int items, int chunk)
        {
            (this.chunk, failure, failedAt) = (chunk, null, int.MaxValue);
            int chunks = (items + chunk - 1) / chunk;
            for (int part = 0; part < parts; part++)
            {
                ends[part] = (int)Math.Min(items, (long)chunks * (part + 1) / parts * chunk);
                Volatile.Write(ref Next(part), part == 0 ? 0 : ends[part - 1]);
            }
        }

        public void Execute(int worker)
        {
            for (int turn = 0; turn < parts; turn++)
            {
                ExecutePart((worker + turn) % parts, worker);
            }
        }

        public void ThrowIfFailed()
        {
            if (failure is not null)
            {
                ExceptionDispatchInfo.Throw(failure);
            }
        }

        protected abstract void Execute(int begin, int end, int worker);

        /// <summary>Leaves out only what comes after a chunk that failed.</summary>
        private void ExecutePart(int part, int worker)
        {
            int end = ends[part];
            int begin;
            while ((begin = Interlocked.Add(ref Next(part), chunk) - chunk) < end && begin < Volatile.Read(ref failedAt))
            {
                try
                {
                    Execute(begin, Math.Min(begin + chunk, end), worker);
                }
                catch (Exception exception)
                {
                    Fail(begin, exception);
                }
            }
        }

        private void Fail(int begin, Exception exception)
        {
            lock (gate)
            {
                if (begin < failedAt)
                {
                    (failedAt, failure) = (begin, exception);
                }
            }
        }

        private ref int Next(int part) => ref next[(part + 1) * Spacing];
    }

    private sealed class Job<TKernel>(int parts) : Job(parts)
        where TKernel : struct, IKernel
    {
        public TKernel Kernel;

        protected override void Execute(int begin, int end, int worker) => Kernel.Execute(begin, end, worker);
    }
}
