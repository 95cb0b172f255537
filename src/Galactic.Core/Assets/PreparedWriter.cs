using System.Runtime.InteropServices;
using System.Text;

namespace Galactic.Assets;

/// <summary>Writes the content of an entry of <see cref="PreparedCache"/>, in the machine's byte order.</summary>
internal sealed class PreparedWriter
{
    private readonly MemoryStream stream = new();

    /// <summary>Writes a value.</summary>
    public void Value<T>(T value)
        where T : unmanaged => stream.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)));

    /// <summary>Writes values after their number.</summary>
    public void Values<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        Value(values.Length);
        stream.Write(MemoryMarshal.AsBytes(values));
    }

    /// <summary>Writes values that may not be there.</summary>
    public void Optional<T>(T[]? values)
        where T : unmanaged
    {
        Value((byte)(values is null ? 0 : 1));
        if (values is not null)
        {
            Values<T>(values);
        }
    }

    /// <summary>Writes a text.</summary>
    public void Text(string text) => Values<byte>(Encoding.UTF8.GetBytes(text));

    /// <summary>All that was written.</summary>
    public byte[] Finish() => stream.ToArray();
}
