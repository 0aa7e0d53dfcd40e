import "../styles/main.scss";
import { LivePage } from "../shell/livePage";
import { UnbuiltPage } from "../shell/unbuiltPage";

new LivePage(new UnbuiltPage("data", "Data")).start();
