using System.Runtime;
using Galactic.Cli.Notebooks.Scripting;

namespace Galactic.Cli.Notebooks;

/// <summary>How a cell ended.</summary>
internal enum CellEnding
{
    Finished,
    Failed,
    TimedOut,
    Interrupted,
}

/// <summary>The end of one cell.</summary>
/// <param name="StillRunning">The cell ignored every request to stop; its thread lives on.</param>
internal sealed record CellOutcome(CellEnding Ending, CellValue Value, Exception? Exception, bool StillRunning);

/// <summary>
/// Runs a cell on its own thread and ends it when asked: first by the token that library loops watch, then by
/// aborting managed code, and if that fails too by leaving it behind and saying so.
/// </summary>
internal sealed class CellExecutor(TimeSpan grace)
{
    private const int StackBytes = 16 << 20;

    /// <param name="body">The cell.</param>
    /// <param name="polite">Cancelled first; the cell may end in good order.</param>
    /// <param name="limit">Time limit; null means none.</param>
    /// <param name="interrupt">The user's wish to stop.</param>
    public CellOutcome Run(
        Func<Task<CellValue>> body, CancellationTokenSource polite, TimeSpan? limit, CancellationToken interrupt)
    {
        using var done = new ManualResetEventSlim();
        var abort = new CancellationTokenSource();
        CellValue value = default;
        Exception? failure = null;
        var thread = new Thread(
            () =>
            {
                failure = Guard(() => value = Wait(body(), abort.Token), abort.Token);
                done.Set();
            },
            StackBytes)
        {
            IsBackground = true,
            Name = "notebook cell",
        };
        thread.Start();
        CellEnding? stopped = WaitForEnd(done, limit, interrupt);
        if (stopped is null)
        {
            return new CellOutcome(failure is null ? CellEnding.Finished : CellEnding.Failed, value, failure, false);
        }
        polite.Cancel();
        bool ended = done.Wait(grace);
        if (!ended)
        {
            // The abort waits for the thread to reach a safe point, which native code may never do.
            _ = Task.Run(abort.Cancel);
            ended = done.Wait(grace);
        }
        return new CellOutcome(stopped.Value, default, ended ? failure : null, StillRunning: !ended);
    }

    private static CellEnding? WaitForEnd(ManualResetEventSlim done, TimeSpan? limit, CancellationToken interrupt)
    {
        try
        {
            return done.Wait(limit ?? Timeout.InfiniteTimeSpan, interrupt) ? null : CellEnding.TimedOut;
        }
        catch (OperationCanceledException)
        {
            return done.IsSet ? null : CellEnding.Interrupted;
        }
    }

    private static CellValue Wait(Task<CellValue> task, CancellationToken abort)
    {
        task.Wait(abort);
        return task.GetAwaiter().GetResult();
    }

    private static Exception? Guard(Action action, CancellationToken abort)
    {
        try
        {
            // Obsolete only as a warning that aborted code may leave broken state behind: a failed run ends anyway.
#pragma warning disable SYSLIB0046
            ControlledExecution.Run(action, abort);
#pragma warning restore SYSLIB0046
            return null;
        }
        catch (AggregateException several) when (several.InnerExceptions is [var only])
        {
            return only;
        }
#pragma warning disable CA1031 // Whatever the cell throws is its result.
        catch (Exception problem)
        {
            return problem;
        }
#pragma warning restore CA1031
    }
}
