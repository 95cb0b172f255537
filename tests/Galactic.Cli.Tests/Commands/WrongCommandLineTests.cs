using Galactic.Tests.Notebooks;

namespace Galactic.Tests.Commands;

[Collection(NotebookRuns.Name)]
public sealed class WrongCommandLineTests
{
    [Theory]
    [InlineData("trian", "'train'")]
    [InlineData("redner", "'render'")]
    public async Task An_unknown_command_names_the_nearest_one(string command, string nearest)
    {
        CommandRun run = await CommandRun.Of(command);
        Assert.Equal(2, run.Code);
        Assert.Empty(run.Output);
        Assert.Contains($"did you mean {nearest}?", run.Error);
    }

    [Fact]
    public async Task An_unknown_option_names_the_nearest_one()
    {
        CommandRun run = await CommandRun.Of("train", "mobile-pick", "--minuets", "3");
        Assert.Equal(2, run.Code);
        Assert.Empty(run.Output);
        Assert.Contains("did you mean '--minutes'?", run.Error);
        Assert.Contains("galactic train --help", run.Error);
    }

    [Fact]
    public async Task An_unknown_preset_names_the_nearest_one()
    {
        CommandRun run = await CommandRun.Of("train", "mobile-pik");
        Assert.Equal(2, run.Code);
        Assert.Contains("'mobile-pick'", Assert.Single(run.Complaints));
    }

    [Fact]
    public async Task An_unknown_setting_names_the_nearest_one()
    {
        CommandRun run = await CommandRun.Of("train", "mobile-pick", "--set", "training.ppo.gama=0.9");
        Assert.Equal(2, run.Code);
        Assert.Contains("training.ppo.gamma", Assert.Single(run.Complaints));
    }

    [Theory]
    [InlineData("training.ppo.gamma", "--sweep", "training.ppo.gama=0.9,0.99")]
    [InlineData("--random", "--sweep", "training.ppo.gamma=0.9..0.99")]
    [InlineData("at least 1", "--seeds", "0")]
    [InlineData("positive number of points", "--random", "4")]
    [InlineData("goes on where it stopped", "--seeds", "2", "--resume", "runs/somewhere")]
    public async Task A_wrong_sweep_is_refused_before_homes_are_built(string expected, params string[] options)
    {
        CommandRun run = await CommandRun.Of(["train", "mobile-pick", "--set", "world.trainingHomes=1000000", .. options]);
        Assert.Equal(2, run.Code);
        Assert.Contains(expected, Assert.Single(run.Complaints));
    }

    [Theory]
    [InlineData("-p name=value", "run", "some.ipynb", "--seed", "1")]
    [InlineData("-p name=value", "run", "some.ipynb", "--threads", "2")]
    [InlineData("the same worlds", "bench", "sim", "--seed", "3")]
    public async Task An_option_that_would_change_nothing_is_refused(string expected, params string[] command)
    {
        CommandRun run = await CommandRun.Of(command);
        Assert.Equal(2, run.Code);
        Assert.Contains(expected, Assert.Single(run.Complaints));
    }

    [Fact]
    public async Task An_unknown_observation_term_names_those_there_are_before_homes_are_built()
    {
        CommandRun run = await CommandRun.Of(
            "train", "mobile-pick", "--set", "env.task.observations.terms=[\"foo\"]", "--set",
            "world.trainingHomes=1000000");
        Assert.Equal(2, run.Code);
        Assert.Contains("'foo'. Terms: robot_target_relative, ", Assert.Single(run.Complaints));
    }

    [Theory]
    [InlineData("--camera", "side")]
    [InlineData("--size", "100")]
    [InlineData("--sensors", "sound")]
    [InlineData("--episode", "-1")]
    public async Task A_value_out_of_range_is_named_with_what_is_allowed(string option, string value)
    {
        CommandRun run = await CommandRun.Of("render", option, value, "--out", "never.png");
        Assert.Equal(2, run.Code);
        Assert.Contains(option, Assert.Single(run.Complaints));
        Assert.False(File.Exists("never.png"));
    }

    [Fact]
    public async Task Threads_are_limited()
    {
        CommandRun run = await CommandRun.Of("doctor", "--threads", "0");
        Assert.Equal(2, run.Code);
        Assert.Contains("--threads must be between 1 and 1024, got 0.", run.Error);
    }
}
