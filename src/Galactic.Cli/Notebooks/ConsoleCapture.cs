using System.Text;

namespace Galactic.Cli.Notebooks;

/// <summary>
/// Takes over the process's console while it exists: what code prints reaches <c>sink(name, text)</c> in batches,
/// in order, and reading from the keyboard fails in plain words instead of waiting for nobody.
/// </summary>
public sealed class ConsoleCapture : IDisposable
{
    private static readonly TimeSpan Batch = TimeSpan.FromMilliseconds(50);

    private readonly Lock _gate = new();
    private readonly StringBuilder _pending = new();
    private readonly Action<string, string> _sink;
    private readonly TextWriter _out = Console.Out;
    private readonly TextWriter _error = Console.Error;
    private readonly TextReader _in = Console.In;
    private readonly Timer _timer;
    private string _name = "stdout";

    /// <summary>Starts capturing.</summary>
    public ConsoleCapture(Action<string, string> sink)
    {
        _sink = sink;
        _timer = new Timer(_ => Flush());
        Console.SetOut(new Writer(this, "stdout"));
        Console.SetError(new Writer(this, "stderr"));
        Console.SetIn(new NoKeyboard());
    }

    /// <summary>Hands over what is waiting.</summary>
    public void Flush()
    {
        lock (_gate)
        {
            if (_pending.Length > 0)
            {
                string text = _pending.ToString();
                _pending.Clear();
                _sink(_name, text);
            }
        }
    }

    /// <summary>Gives the console back.</summary>
    public void Dispose()
    {
        Console.SetOut(_out);
        Console.SetError(_error);
        Console.SetIn(_in);
        _timer.Dispose();
        Flush();
    }

    private void Append(string name, ReadOnlySpan<char> text)
    {
        lock (_gate)
        {
            if (name != _name)
            {
                Flush();
                _name = name;
            }
            if (_pending.Length == 0)
            {
                _timer.Change(Batch, Timeout.InfiniteTimeSpan);
            }
            _pending.Append(text);
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
