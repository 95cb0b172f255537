using Galactic.Cli;

return await CommandLine.InvokeAsync(args);
