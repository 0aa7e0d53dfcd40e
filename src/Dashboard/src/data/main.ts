import "../styles/main.scss";
import { LivePage } from "../shell/livePage";
import { DataPage } from "./dataPage";

const page = new DataPage();
const live = new LivePage(page);
page.ask = () => void live.refresh();
live.start();
