using System.Runtime.InteropServices;
using System.Text;

namespace Galactic.Assets;

/// <summary>Reads what <see cref="PreparedWriter"/> wrote.</summary>
internal sealed class PreparedReader(byte[] content)
{
    private int at;

    /// <summary>Reads a value.</summary>
    /// <exception cref="InvalidDataException">There is no more.</exception>
    public unsafe T Value<T>()
        where T : unmanaged => MemoryMarshal.Read<T>(Take(sizeof(T)));

    /// <summary>Reads values.</summary>
    /// <exception cref="InvalidDataException">There are not so many.</exception>
    public unsafe T[] Values<T>()
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(Take((long)Value<int>() * sizeof(T))).ToArray();

    /// <summary>Reads bytes without copying them.</summary>
    /// <exception cref="InvalidDataException">There are not so many.</exception>
    public ReadOnlyMemory<byte> Bytes()
    {
        int length = Value<int>();
        Take(length);
        return content.AsMemory(at - length, length);
    }

    /// <summary>Reads values that may not be there.</summary>
    /// <exception cref="InvalidDataException">There are not so many.</exception>
    public T[]? Optional<T>()
        where T : unmanaged => Value<byte>() != 0 ? Values<T>() : null;

    /// <summary>Reads a text.</summary>
    /// <exception cref="InvalidDataException">There is no more.</exception>
    public string Text() => Encoding.UTF8.GetString(Values<byte>());

    private ReadOnlySpan<byte> Take(long length)
    {
        if (length < 0 || length > content.Length - at)
        {
            throw new InvalidDataException($"{length} bytes at {at} are more than the {content.Length} there are");
        }

        at += (int)length;
        return content.AsSpan(at - (int)length, (int)length);
    }
}
