using System.Runtime.InteropServices;
using Galactic.Compute;
using Galactic.Tasks;

namespace Galactic.Tests.Learning;

internal sealed partial class PointEnv
{
    /// <summary>Bytes that fit on the disk, when states are written; what a full disk would do.</summary>
    public long DiskSpace { get; set; } = long.MaxValue;

    public void WriteState(Stream stream)
    {
        long left = DiskSpace;
        void Write<T>(ReadOnlySpan<T> values)
            where T : struct
        {
            ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(values);
            stream.Write(bytes[..(int)Math.Min(left, bytes.Length)]);
            left -= bytes.Length;
            if (left < 0)
            {
                throw new IOException("No space left on device");
            }
        }

        Write<ulong>([key.State]);
        Write<float>([.. x, .. y, .. state, .. reward, .. episodeReturn]);
        Write<bool>([.. terminated, .. truncated, .. transition]);
        Write<EpisodeOutcome>(outcome);
        Write<int>([.. episode, .. started, .. step]);
    }

    public void ReadState(Stream stream)
    {
        void Read<T>(T[] values)
            where T : struct => stream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        ulong[] random = new ulong[1];
        Read(random);
        key = new RandomKey(random[0]);
        Array.ForEach([x, y, state, reward, episodeReturn], Read);
        Array.ForEach([terminated, truncated, transition], Read);
        Read(outcome);
        Array.ForEach([episode, started, step], Read);
    }
}
