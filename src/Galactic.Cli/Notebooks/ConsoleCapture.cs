using System.Text;

namespace Galactic.Cli.Notebooks;

/// <summary>
/// Takes over the process's console while it exists: what code prints reaches <c>sink(name, text)</c> in batches,
/// in order, and reading from the keyboard fails in plain words instead of waiting for nobody.
/// </summary>
public sealed class ConsoleCapture : IDisposable
{
    private static readonly TimeSpan Batch = TimeSpan.FromMilliseconds(50);

    private readonly Lock gate = new();
    private readonly StringBuilder pending = new();
    private readonly Action<string, string> sink;
    private readonly TextWriter originalOut = Console.Out;
    private readonly TextWriter originalError = Console.Error;
    private readonly TextReader originalIn = Console.In;
    private readonly Timer timer;
    private string name = "stdout";

    /// <summary>Starts capturing.</summary>
    public ConsoleCapture(Action<string, string> sink)
    {
        this.sink = sink;
        timer = new Timer(_ => Flush());
        Console.SetOut(new Writer(this, "stdout"));
        Console.SetError(new Writer(this, "stderr"));
        Console.SetIn(new NoKeyboard());
    }

    /// <summary>Hands over what is waiting.</summary>
    public void Flush()
    {
        lock (gate)
        {
            if (pending.Length > 0)
            {
                string text = pending.ToString();
                pending.Clear();
                this.sink(this.name, text);
            }
        }
    }

    /// <summary>Gives the console back.</summary>
    public void Dispose()
    {
        Console.SetOut(originalOut);
        Console.SetError(originalError);
        Console.SetIn(originalIn);
        timer.Dispose();
        Flush();
    }

    private void Append(string name, ReadOnlySpan<char> text)
    {
        lock (gate)
        {
            if (name != this.name)
            {
                Flush();
                this.name = name;
            }
            if (pending.Length == 0)
            {
                timer.Change(Batch, Timeout.InfiniteTimeSpan);
            }
            pending.Append(text);
        }
    }

    private sealed class Writer(ConsoleCapture owner, string name) : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => owner.Append(name, [value]);

        public override void Write(string? value) => owner.Append(name, value);

        public override void Write(char[] buffer, int index, int count) =>
            owner.Append(name, buffer.AsSpan(index, count));

        public override void Write(ReadOnlySpan<char> buffer) => owner.Append(name, buffer);

        public override void WriteLine(string? value) => owner.Append(name, value + CoreNewLineText);

        private string CoreNewLineText => new(CoreNewLine);
    }

    private sealed class NoKeyboard : TextReader
    {
        private const string Problem =
            "The cell reads from the keyboard, but the notebook runs without one. Use a parameter (-p name=value).";

        public override int Peek() => throw new InvalidOperationException(Problem);

        public override int Read() => throw new InvalidOperationException(Problem);

        public override string? ReadLine() => throw new InvalidOperationException(Problem);

        public override string ReadToEnd() => throw new InvalidOperationException(Problem);
    }
}
