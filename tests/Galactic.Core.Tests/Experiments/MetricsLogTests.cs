using System.Buffers.Binary;
using System.Text;
using Galactic.Experiments;
using Galactic.Learning;

namespace Galactic.Tests.Experiments;

/// <summary>Reads metrics.csv and TensorBoard's event file with a decoder of its own.</summary>
public sealed class MetricsLogTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("galactic-metrics").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>Checksums of RFC 3720, appendix B.4, and of the usual check string, masked by hand.</summary>
    [Theory]
    [InlineData(0x8A9136AAu, "0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData(0x62A8AB43u, "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF")]
    [InlineData(0x46DD794Eu, "000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F")]
    [InlineData(0xE3069283u, "313233343536373839")]
    public void The_checksum_is_that_of_the_standard_masked_as_records_want_it(uint crc, string data)
    {
        byte[] bytes = Convert.FromHexString(data);
        Assert.Equal(crc, Castagnoli(bytes));
        Assert.Equal(((crc >> 15) | (crc << 17)) + 0xA282EAD8u, EventFile.MaskedChecksum(bytes));
    }

    [Fact]
    public void Every_number_of_the_csv_is_an_event_of_the_same_step()
    {
        using (MetricsLog log = new(folder, ["reach"]))
        {
            log.Write(Progress(3_000_000_000, 0.25));
            log.Write(Progress(3_000_000_512, 0.5));
        }

        List<(long Step, Dictionary<string, float> Values)> events = ReadEvents(out string version);
        Assert.Equal("brain.Event:2", version);
        string[][] rows = Rows();
        Assert.Equal(["3000000000", "3000000512"], rows[1..].Select(r => r[0]));
        Assert.Equal([3_000_000_000, 3_000_000_512], events.Select(e => e.Step));
        for (int i = 0; i < 2; i++)
        {
            Dictionary<string, float> expected = rows[0].Zip(rows[i + 1]).Skip(1)
                .Where(c => c.Second.Length > 0)
                .ToDictionary(c => c.First, c => float.Parse(c.Second, System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal(expected, events[i].Values);
            Assert.Equal(i == 0 ? 0.25f : 0.5f, events[i].Values["charts/success_rate"]);
            Assert.Equal(7, events[i].Values["reward/reach"]);
            Assert.DoesNotContain("eval/success_rate", events[i].Values);
        }
    }

    [Fact]
    public void A_resumed_run_cuts_what_came_after_its_checkpoint_and_what_was_not_written_completely()
    {
        using (MetricsLog log = new(folder, ["reach"]))
        {
            foreach (long step in (long[])[100, 200, 300])
            {
                log.Write(Progress(step, 0.1));
            }
        }

        // A process that was killed in the middle of a row and of a record.
        File.AppendAllText(Path.Combine(folder, "metrics.csv"), "400,12.5,0.");
        string events = Assert.Single(Directory.GetFiles(folder, "*tfevents*"));
        using (FileStream stream = File.OpenWrite(events))
        {
            stream.SetLength(stream.Length - 3);
        }

        using (MetricsLog log = new(folder, ["reach"], 200))
        {
            log.Write(Progress(300, 0.7));
        }

        Assert.Equal(["global_step", "100", "200", "300"], Rows().Select(r => r[0]));
        List<(long Step, Dictionary<string, float> Values)> read = ReadEvents(out _);
        Assert.Equal([100, 200, 300], read.Select(e => e.Step));
        Assert.Equal(0.7f, read[^1].Values["charts/success_rate"]);
        Assert.Equal("0.7", Rows()[^1][3]);
        Assert.Single(Directory.GetFiles(folder, "*tfevents*"));

        // From the start again: only the header and the version remain.
        new MetricsLog(folder, ["reach"]).Dispose();
        Assert.Single(Rows());
        Assert.Empty(ReadEvents(out string version));
        Assert.Equal("brain.Event:2", version);
    }

    [Fact]
    public void A_csv_of_other_columns_is_left_alone()
    {
        new MetricsLog(folder, ["reach"]).Dispose();
        byte[] before = File.ReadAllBytes(Path.Combine(folder, "metrics.csv"));
        Assert.Contains(
            "other columns", Assert.Throws<InvalidDataException>(() => new MetricsLog(folder, ["grasp"])).Message);
        Assert.Equal(before, File.ReadAllBytes(Path.Combine(folder, "metrics.csv")));
    }

    private static TrainingProgress Progress(long steps, double success) => new()
    {
        Update = 1,
        Steps = steps,
        Seconds = 2.5,
        StepsPerSecond = 1e5 / 3,
        SecondsLeft = null,
        Success = success,
        Return = -1.25,
        Length = 30,
        RewardTerms = new Dictionary<string, double> { ["reach"] = 7 },
        Episodes = 3,
        LearningRate = 5e-4,
        Losses = new PpoStats(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
        StageSeconds = new Dictionary<string, double> { ["learn"] = 1.5 },
    };

    private string[][] Rows() =>
        [.. File.ReadAllLines(Path.Combine(folder, "metrics.csv")).Select(l => l.Split(','))];

    /// <summary>TFRecords of Event messages: https://protobuf.dev/programming-guides/encoding/ by hand.</summary>
    private List<(long Step, Dictionary<string, float> Values)> ReadEvents(out string version)
    {
        ReadOnlySpan<byte> file = File.ReadAllBytes(Assert.Single(Directory.GetFiles(folder, "*tfevents*")));
        List<(long, Dictionary<string, float>)> events = [];
        version = "";
        while (file.Length > 0)
        {
            int length = checked((int)BinaryPrimitives.ReadUInt64LittleEndian(file));
            Assert.Equal(Masked(file[..8]), BinaryPrimitives.ReadUInt32LittleEndian(file[8..]));
            ReadOnlySpan<byte> data = file.Slice(12, length);
            Assert.Equal(Masked(data), BinaryPrimitives.ReadUInt32LittleEndian(file[(12 + length)..]));
            file = file[(16 + length)..];
            Dictionary<int, List<byte[]>> fields = Fields(data);
            double seconds = BitConverter.ToDouble(fields[1][0]);
            Assert.InRange(DateTimeOffset.UtcNow.ToUnixTimeSeconds() - seconds, -60, 600);
            if (fields.TryGetValue(3, out List<byte[]>? text))
            {
                version = Encoding.UTF8.GetString(text[0]);
                continue;
            }

            Dictionary<string, float> values = Fields(fields[5][0])[1].Select(v => Fields(v))
                .ToDictionary(v => Encoding.UTF8.GetString(v[1][0]), v => BitConverter.ToSingle(v[2][0]));
            events.Add((BitConverter.ToInt64(fields[2][0]), values));
        }

        return events;
    }

    /// <summary>Fields of a message by number; varints as eight bytes.</summary>
    private static Dictionary<int, List<byte[]>> Fields(ReadOnlySpan<byte> message)
    {
        Dictionary<int, List<byte[]>> fields = [];
        while (message.Length > 0)
        {
            ulong tag = Varint(ref message);
            int length = (tag & 7) switch { 0 => -1, 1 => 8, 2 => (int)Varint(ref message), _ => 4 };
            byte[] value = length < 0 ? BitConverter.GetBytes(Varint(ref message)) : message[..length].ToArray();
            message = length < 0 ? message : message[length..];
            if (!fields.TryGetValue((int)(tag >> 3), out List<byte[]>? values))
            {
                fields[(int)(tag >> 3)] = values = [];
            }

            values.Add(value);
        }

        return fields;
    }

    private static ulong Varint(ref ReadOnlySpan<byte> from)
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte part = from[0];
            from = from[1..];
            value |= (ulong)(part & 127) << shift;
            if (part < 128)
            {
                return value;
            }
        }
    }

    private static uint Masked(ReadOnlySpan<byte> data)
    {
        uint crc = Castagnoli(data);
        return ((crc >> 15) | (crc << 17)) + 0xA282EAD8u;
    }

    /// <summary>CRC-32C bit by bit, reflected polynomial 0x82F63B78.</summary>
    private static uint Castagnoli(ReadOnlySpan<byte> data)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in data)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0x82F63B78u);
            }
        }

        return ~crc;
    }
}
