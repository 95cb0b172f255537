using Galactic.Assets;
using Galactic.Experiments;
using Galactic.Learning;
using Galactic.Tests.Learning;

namespace Galactic.Tests.Experiments;

[Collection("torch")]
public sealed class CheckpointStoreTests : IDisposable
{
    private readonly string run = Directory.CreateTempSubdirectory("galactic-store").FullName;
    private readonly PointEnv env = new(4);
    private readonly ActorCritic policy;
    private readonly CheckpointStore store;

    public CheckpointStoreTests()
    {
        policy = new ActorCritic(
            PolicySettings.Blind with { Width = 8, CriticWidth = 8 }, env.Observations, env.Actions, 1);
        store = new CheckpointStore(run);
    }

    public void Dispose()
    {
        policy.Dispose();
        env.Dispose();
        Directory.Delete(run, recursive: true);
    }

    [Fact]
    public void The_newest_few_stay_and_the_best_one_with_them()
    {
        (long Steps, double? Success)[] saved = [(100, 0.2), (200, 0.9), (300, null), (400, 0.4), (1000, 0.5), (1100, null)];
        foreach ((long steps, double? success) in saved)
        {
            Save(steps, success);
        }

        Assert.Equal(
            ["step-000000001100", "step-000000001000", "step-000000000200"], store.All.Select(f => Path.GetFileName(f)));
        Assert.EndsWith("step-000000000200", store.Best);
        Assert.Equal(store.Best, CheckpointStore.Find(Path.Combine(run, "best")));
        Assert.EndsWith("step-000000001100", CheckpointStore.Find(run));
        Assert.Equal(run, CheckpointStore.RunOf(store.All[0]));

        Save(1200, 0.9);
        Assert.EndsWith("step-000000001200", store.Best);
        Save(1300, 0.1);
        Assert.Equal(["step-000000001300", "step-000000001200"], store.All.Select(f => Path.GetFileName(f)));
    }

    [Theory]
    [InlineData("policy.safetensors", "cut")]
    [InlineData("policy.safetensors", "flipped")]
    [InlineData("optimizer.safetensors", "flipped")]
    [InlineData("settings.json", "flipped")]
    [InlineData("checksums.sha256", "cut")]
    [InlineData("checksums.sha256", "gone")]
    [InlineData("policy.safetensors", "gone")]
    [InlineData("policy.safetensors", "wider")]
    [InlineData("optimizer.safetensors", "wider")]
    public void A_damaged_checkpoint_is_refused_by_name_and_the_one_before_is_used(string file, string damage)
    {
        Save(100, 0.5);
        Save(200, 0.6);
        string newest = store.All[0];
        Damage(Path.Combine(newest, file), damage);

        List<string> refused = [];
        Assert.EndsWith("step-000000000100", CheckpointStore.Find(run, refused.Add));
        Assert.Contains(newest, Assert.Single(refused));
        Assert.Contains(file, refused[0]);
        string message = Assert.Throws<InvalidDataException>(() => CheckpointStore.Find(newest)).Message;
        Assert.Contains(file, message);
        Assert.Contains("step-000000000100", message);

        // Going on from the good one moves the damaged one out of the way but keeps it to look at.
        store.Continue(100);
        Assert.EndsWith("step-000000000100", Assert.Single(store.All));
        Assert.True(Directory.Exists(newest + ".damaged"));
    }

    [Fact]
    public void Going_on_before_a_good_checkpoint_is_refused_and_remains_of_killed_writers_are_removed()
    {
        Save(100, null);
        Save(200, null);
        string remains = store.All[0] + ".abc.partial";
        Directory.CreateDirectory(remains);
        File.WriteAllText(Path.Combine(run, "summary.md.xyz.partial"), "half");
        Assert.Contains("step-000000000200", Assert.Throws<IOException>(() => store.Continue(100)).Message);
        store.Continue(200);
        Assert.False(Directory.Exists(remains));
        Assert.Empty(Directory.GetFiles(run));
        Assert.Equal(2, store.All.Count);
    }

    [Fact]
    public void A_folder_without_any_checkpoint_says_what_was_expected()
    {
        Assert.Contains(
            "policy.safetensors", Assert.Throws<DirectoryNotFoundException>(() => CheckpointStore.Find(run)).Message);
        Save(100, null);
        Assert.Contains(
            "measured",
            Assert.Throws<DirectoryNotFoundException>(() => CheckpointStore.Find(Path.Combine(run, "best"))).Message);
        Damage(Path.Combine(store.All[0], "policy.safetensors"), "gone");
        Assert.Contains("All 1", Assert.Throws<InvalidDataException>(() => CheckpointStore.Find(run)).Message);
    }

    private void Save(long steps, double? success)
    {
        using Ppo ppo = new(policy, new PpoSettings(), 1);
        store.Save(steps, keep: 2, path => Checkpoint.Save(path, policy, Describe(steps, success), ppo));
    }

    private CheckpointSettings Describe(long steps, double? success) => new()
    {
        Policy = policy.Settings,
        Observations = policy.Observations,
        Actions = policy.Actions,
        Steps = steps,
        Validation = success is { } share ? new CheckpointValidation(100, share, share, share) : null,
    };

    private void Damage(string path, string how)
    {
        byte[] bytes = File.ReadAllBytes(path);
        if (how == "cut")
        {
            File.WriteAllBytes(path, bytes[..^5]);
        }
        else if (how == "flipped")
        {
            bytes[bytes.Length / 2] ^= 4;
            File.WriteAllBytes(path, bytes);
        }
        else if (how == "gone")
        {
            File.Delete(path);
        }
        else
        {
            // Written in good order, but for another network.
            using ActorCritic wide = new(policy.Settings with { Width = 9 }, policy.Observations, policy.Actions, 1);
            using Ppo ppo = new(wide, new PpoSettings(), 1);
            string other = Path.Combine(run, "other");
            Checkpoint.Save(other, wide, Describe(1, null), ppo);
            File.Copy(Path.Combine(other, Path.GetFileName(path)), path, overwrite: true);
            Checksums.Write(Path.GetDirectoryName(path)!);
        }
    }
}
