using System.Text;
using Galactic.Assets;
using Galactic.Learning;

namespace Galactic.Tests.Learning;

[Collection("torch")]
public sealed class CheckpointTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("galactic-checkpoint").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Tensors_come_back_bit_for_bit_and_in_order()
    {
        string path = Path.Combine(folder, "a.safetensors");
        NamedTensor[] tensors =
            [new("b.weight", [2, 3], [1, -2, 3.5f, 1e-30f, 5, 6]), new("a", [0], []), new("c", [], [7])];
        SafeTensors.Save(path, tensors);
        IReadOnlyList<NamedTensor> read = SafeTensors.Load(path);

        Assert.Equal(["b.weight", "a", "c"], read.Select(t => t.Name));
        Assert.Equal(tensors.Select(t => t.Values), read.Select(t => t.Values));
        Assert.Equal(tensors.Select(t => t.Shape), read.Select(t => t.Shape));
        Assert.Single(Directory.GetFiles(folder));
    }

    [Fact]
    public void The_file_is_laid_out_as_the_format_says()
    {
        string path = Path.Combine(folder, "a.safetensors");
        SafeTensors.Save(path, [new("x", [2], [1, 2])]);
        byte[] bytes = File.ReadAllBytes(path);
        int header = (int)BitConverter.ToUInt64(bytes);

        Assert.Equal(
            """{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""",
            Encoding.UTF8.GetString(bytes, 8, header).TrimEnd());
        Assert.Equal(
            [1f, 2f], (float[])[BitConverter.ToSingle(bytes, 8 + header), BitConverter.ToSingle(bytes, 12 + header)]);
        Assert.Equal(16 + header, bytes.Length);
    }

    [Theory]
    [InlineData("""{"x":{"dtype":"F32","shape":[4000000000],"data_offsets":[0,16000000000]}}""", 8, "x")]
    [InlineData("""{"x":{"dtype":"F16","shape":[4],"data_offsets":[0,8]}}""", 8, "F16")]
    [InlineData("""{"x":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", 8, "[3]")]
    [InlineData("""{"x":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", 8, "-2")]
    [InlineData("""{"x":{"dtype":"F32","shape":[9223372036854775807],"data_offsets":[0,8]}}""", 8, "header")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"y":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 8, "y")]
    [InlineData("""{"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", 8, "4 of 8")]
    [InlineData("""{"x":{"shape":[2]}}""", 8, "header")]
    [InlineData("""{"x":7}""", 8, "header")]
    [InlineData("not json", 8, "header")]
    public void A_damaged_header_is_refused_before_anything_is_allocated(string header, int dataBytes, string expected)
    {
        string path = Path.Combine(folder, "bad.safetensors");
        File.WriteAllBytes(
            path,
            [.. BitConverter.GetBytes((ulong)header.Length), .. Encoding.UTF8.GetBytes(header),
                .. new byte[dataBytes]]);

        InvalidDataException error = Assert.Throws<InvalidDataException>(() => SafeTensors.Load(path));
        Assert.Contains(expected, error.Message);
        Assert.Contains(path, error.Message);
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_refused()
    {
        string path = Path.Combine(folder, "a.safetensors");
        SafeTensors.Save(path, [new("x", [5], [1, 2, 3, 4, 5])]);
        byte[] bytes = File.ReadAllBytes(path);
        for (int length = 0; length < bytes.Length; length++)
        {
            File.WriteAllBytes(path, bytes[..length]);
            Assert.Throws<InvalidDataException>(() => SafeTensors.Load(path));
        }
    }

    [Fact]
    public void A_policy_comes_back_with_its_settings_weights_and_progress()
    {
        using PointEnv env = new(4, shown: true);
        using ActorCritic policy = Small(env, seed: 5);
        Save(policy);
        using ActorCritic loaded = Checkpoint.LoadPolicy(folder);
        CheckpointSettings settings = Checkpoint.LoadSettings(folder);

        Assert.Equal(policy.Settings, loaded.Settings);
        Assert.Equal(policy.Actions.Channels, loaded.Actions.Channels);
        Assert.Equal(policy.Observations.Terms, loaded.Observations.Terms);
        Assert.Equal(123, settings.Steps);
        foreach ((string name, _) in policy.Parameters.Layout)
        {
            Assert.Equal(policy.Parameters.Span(name).ToArray(), loaded.Parameters.Span(name).ToArray());
        }
    }

    [Fact]
    public void Weights_of_another_shape_are_refused_with_name_and_both_shapes_and_change_nothing()
    {
        using PointEnv env = new(4, shown: true);
        using ActorCritic policy = Small(env, seed: 5);
        Save(policy);
        using ActorCritic wider = new(policy.Settings with { Width = 24 }, env.Observations, env.Actions, 1);
        float[] before = wider.Parameters.Span("actor.patch.weight").ToArray();
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => Checkpoint.LoadWeights(folder, wider));

        Assert.Contains("actor.0.weight", error.Message);
        Assert.Contains("[24, 16]", error.Message);
        Assert.Contains("[16, 16]", error.Message);
        Assert.Equal(before, wider.Parameters.Span("actor.patch.weight").ToArray());
    }

    [Fact]
    public void A_missing_file_or_damaged_settings_are_named()
    {
        Assert.Contains(
            "settings.json", Assert.Throws<InvalidDataException>(() => Checkpoint.LoadPolicy(folder)).Message);
        File.WriteAllText(Path.Combine(folder, "settings.json"), """{"policy":{"width":0}}""");
        Assert.Contains(
            "not complete", Assert.Throws<InvalidDataException>(() => Checkpoint.LoadPolicy(folder)).Message);
        Checksums.Write(folder);
        Assert.Contains(
            "settings.json is not a checkpoint's",
            Assert.Throws<InvalidDataException>(() => Checkpoint.LoadPolicy(folder)).Message);
    }

    [Fact]
    public void A_file_that_changed_since_it_was_written_is_named_before_it_is_used()
    {
        using PointEnv env = new(4, shown: true);
        using ActorCritic policy = Small(env, seed: 5);
        Save(policy);
        Checkpoint.Verify(folder);
        foreach (string file in (string[])["policy.safetensors", "settings.json"])
        {
            string path = Path.Combine(folder, file);
            byte[] good = File.ReadAllBytes(path);
            foreach (byte[] bad in (byte[][])[[.. good[..^1]], [.. good[..^1], (byte)(good[^1] ^ 1)], [.. good, 0]])
            {
                File.WriteAllBytes(path, bad);
                string message = Assert.Throws<InvalidDataException>(() => Checkpoint.Verify(folder)).Message;
                Assert.Contains(path, message);
                Assert.Contains("checksum", message);
                Assert.Throws<InvalidDataException>(() => Checkpoint.LoadPolicy(folder));
            }

            File.WriteAllBytes(path, good);
        }

        Checkpoint.Verify(folder);
    }

    [Fact]
    public void A_checkpoint_whose_writing_fails_leaves_the_one_before_as_it_was()
    {
        using PointEnv env = new(4, shown: true);
        using ActorCritic first = Small(env, seed: 5);
        using ActorCritic second = Small(env, seed: 6);
        string path = Path.Combine(folder, "here");
        CheckpointSettings settings = new()
        {
            Policy = first.Settings,
            Observations = first.Observations,
            Actions = first.Actions,
            Steps = 1,
        };
        Checkpoint.Save(path, first, settings);
        IOException error = Assert.Throws<IOException>(() => Checkpoint.Save(
            path, second, settings, more: _ => throw new IOException("No space left on device")));
        Assert.Contains("No space left on device", error.Message);
        Assert.Contains(path, error.Message);
        using ActorCritic left = Checkpoint.LoadPolicy(path);
        Assert.Equal(first.Parameters.Span("actor.0.weight").ToArray(), left.Parameters.Span("actor.0.weight").ToArray());
        Assert.Equal(path, Assert.Single(Directory.GetFileSystemEntries(folder)));

        Checkpoint.Save(path, second, settings);
        using ActorCritic replaced = Checkpoint.LoadPolicy(path);
        Assert.Equal(
            second.Parameters.Span("actor.0.weight").ToArray(), replaced.Parameters.Span("actor.0.weight").ToArray());
        Assert.Equal(path, Assert.Single(Directory.GetFileSystemEntries(folder)));
    }

    private static ActorCritic Small(PointEnv env, ulong seed)
    {
        PolicySettings settings = new() { Width = 16, CriticWidth = 16, EncoderChannels = 8, EncoderFeatures = 8 };
        return new ActorCritic(settings, env.Observations, env.Actions, seed, ComputeType.Float32);
    }

    private void Save(ActorCritic policy) => Checkpoint.Save(folder, policy, new CheckpointSettings
    {
        Policy = policy.Settings,
        Observations = policy.Observations,
        Actions = policy.Actions,
        Steps = 123,
    });
}
